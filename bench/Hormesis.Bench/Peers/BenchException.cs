namespace Hormesis.Bench.Peers;

/// <summary>Something that a measurement needs from outside is missing or failed. The message says what, and what to do.</summary>
public sealed class BenchException(string message, Exception? cause = null) : Exception(message, cause);
