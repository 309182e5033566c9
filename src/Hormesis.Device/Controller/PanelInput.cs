namespace Hormesis.Device.Controller;

/// <summary>What a person did at a device's panel, once. The default is nothing.</summary>
/// <param name="Action">What.</param>
/// <param name="Answers">The prompt that a confirmation answers.</param>
/// <param name="Person">Who: the number of a person signed on for the session; 0 is nobody that the device knows.</param>
/// <param name="ReadBack">The order's values as the person read them from the device, with a check.</param>
public readonly record struct PanelInput(OperatorAction Action, Prompt Answers = Prompt.None, byte Person = 0, ReadBack ReadBack = default);
