using Symbolic;

Expr e = SymbolicEngine.Core.Parse(args[0]);
System.Console.WriteLine(e);
System.Console.WriteLine(SymbolicEngine.Core.Differentiate(e, args.AsSpan(1)));
