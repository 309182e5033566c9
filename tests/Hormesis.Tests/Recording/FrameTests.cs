using Hormesis.Recording;

namespace Hormesis.Tests.Recording;

public class FrameTests
{
    // RFC 3720, appendix B.4: CRC-32C of 32 bytes of zeros, of ones, and of 0..31.
    [Fact]
    public void The_check_is_the_published_crc_32c()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32], 0));
        Assert.Equal(0x62A8AB43u, Crc32C.Of(Enumerable.Repeat((byte)0xFF, 32).ToArray(), 0));
        Assert.Equal(0x46DD794Eu, Crc32C.Of(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), 0));
    }

    [Fact]
    public void A_check_of_two_parts_goes_on_as_that_of_the_whole()
    {
        var bytes = Enumerable.Range(0, 77).Select(i => (byte)(i * 7)).ToArray();

        Assert.Equal(Crc32C.Of(bytes, 0), Crc32C.Of(bytes.AsSpan(13), Crc32C.Of(bytes.AsSpan(0, 13), 0)));
    }
}
