namespace Symbolic;

/// <summary>One line of a derivation: a part of the expression, its derivative, and the rule that gives it.</summary>
/// <param name="Variable">What is differentiated by.</param>
/// <param name="Of">The part.</param>
/// <param name="Derivative">Its derivative, simplified.</param>
/// <param name="Rule">The rule, such as <c>product rule</c>, <c>chain rule</c> or <c>pair log1pexp</c>.</param>
/// <param name="Formula">For the chain rule through a function of one argument what it says, such as <c>sin(u)' = cos(u)*u'</c>; else null.</param>
public sealed record DerivationStep(string Variable, Expr Of, Expr Derivative, string Rule, string? Formula = null);
