// States are values of up to some kilobytes; without this the runtime clears every local copy of one before it is written. C# lets
// no local be read before it is assigned, so nothing else changes.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
