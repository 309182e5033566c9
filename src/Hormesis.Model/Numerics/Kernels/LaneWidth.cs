using System.Runtime.Intrinsics;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>How many patients a kernel works on at a time, by the width of the processor's registers in bits.</summary>
public enum LaneWidth
{
    Bits128 = 128,
    Bits256 = 256,
    Bits512 = 512,
}

public static class LaneWidths
{
    /// <summary>Widths that this processor computes in hardware, widest first. 128 bits always stands in the list.</summary>
    public static IReadOnlyList<LaneWidth> Supported { get; } =
    [
        .. Vector512.IsHardwareAccelerated ? [LaneWidth.Bits512] : Array.Empty<LaneWidth>(),
        .. Vector256.IsHardwareAccelerated ? [LaneWidth.Bits256] : Array.Empty<LaneWidth>(),
        LaneWidth.Bits128,
    ];

    public static LaneWidth Widest => Supported[0];

    /// <summary>Doubles in a register.</summary>
    public static int Lanes(this LaneWidth width) => (int)width / 64;
}
