namespace Symbolic.Parsing;

/// <summary>The words between a declaration's name and its colon.</summary>
internal readonly record struct RuleFlags(bool Override, bool Surrogate, int Priority);
