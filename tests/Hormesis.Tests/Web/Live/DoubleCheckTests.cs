using Hormesis.Web.Pages.Live;

namespace Hormesis.Tests.Web.Live;

public class DoubleCheckTests
{
    static readonly Reading Right = new("p1", "B-1", "ABCD1234");

    [Fact]
    public void Two_who_read_what_was_ordered_agree() =>
        Assert.Empty(DoubleCheck.Wrong(Right, new(" P1 ", "b-1", " abcd1234 "), "p1", "ABCD1234"));

    [Theory]
    [InlineData("p2", "B-1", "ABCD1234", "check-patients-differ")]
    [InlineData("p1", "B-2", "ABCD1234", "check-bottles-differ")]
    [InlineData("p1", "B-1", "ABCD1235", "check-orders-differ")]
    [InlineData("p1", "", "ABCD1234", "check-missing")]
    public void One_difference_is_said(string patient, string bottle, string order, string why) =>
        Assert.Equal([why], DoubleCheck.Wrong(Right, new(patient, bottle, order), "p1", "ABCD1234"));

    [Fact]
    public void Two_who_agree_on_the_wrong_patient_or_order_are_both_wrong()
    {
        Assert.Equal(["check-patient"], DoubleCheck.Wrong(Right, Right, "p9", "ABCD1234"));
        Assert.Equal(["check-order"], DoubleCheck.Wrong(Right, Right, "p1", "FFFF1234"));
    }
}
