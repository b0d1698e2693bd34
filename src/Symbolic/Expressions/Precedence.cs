namespace Symbolic.Expressions;

/// <summary>How tightly a form binds, loosest first.</summary>
internal enum Precedence
{
    Lowest,
    Or,
    And,
    Not,
    Relation,
    Sum,
    Product,
    Factor,
    Power,
    Atom,
}
