using Symbolic.Library;
using Xunit;

namespace Symbolic.Tests.Parsing;

public sealed class RuleFilePrinterTests
{
    [Fact]
    public void Declarations_clauses_flags_and_comments_are_kept()
    {
        const string Input = """
            # first
            pair a override priority -2 : sin( u )*cos(u)   # same line
              # about the derivative
              d/du=cos(u)^2 - sin(u)^2
              where u>0,u is num
            pair b surrogate: u + b*v
              d/du = none
              d/dv = 1
              tangent = d(u)*0
              default b=1
            function f(x,y)=unknown
            function g(x) = native
              d/dx = -g( x )
            rewrite c : 1-cos(u)->2*sin(u/2)^2 if u<0
            # last
            """;
        const string Expected = """
            # first
            pair a override priority -2: cos(u)*sin(u)  # same line
              # about the derivative
              d/du = cos(u)^2 - sin(u)^2
              where u > 0, u is num

            pair b surrogate: b*v + u
              d/du = none
              d/dv = 1
              tangent = 0
              default b = 1

            function f(x, y) = unknown

            function g(x) = native
              d/dx = -g(x)

            rewrite c: 1 - cos(u) -> 2*sin(u/2)^2 if u < 0

            # last

            """;
        string text = SymbolicEngine.Core.FormatRules(Input);
        Assert.Equal(Expected, text);
        Assert.Equal(text, SymbolicEngine.Core.FormatRules(text));
    }

    [Fact]
    public void The_default_library_formats_to_the_same_rules()
    {
        string text = SymbolicEngine.Core.FormatRules(DefaultLibrary.Text);
        Assert.Equal(text, SymbolicEngine.Core.FormatRules(text));
        string[] Heads(string rules) => [.. SymbolicEngine.Core.With(rules).DeclaredRules.Select(static rule => rule.Head)];
        Assert.Equal(Heads(DefaultLibrary.Text), Heads(text));
    }

    [Fact]
    public void Errors_are_diagnostics() =>
        Assert.Equal("SD1001", Assert.Throws<SymbolicException>(static () => SymbolicEngine.Core.FormatRules("pair x sin(u)")).Code);
}
