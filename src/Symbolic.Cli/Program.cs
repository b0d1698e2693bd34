using Symbolic;

SymbolicEngine engine = args.Length > 2 ? SymbolicEngine.Core.With(System.IO.File.ReadAllText(args[2])) : SymbolicEngine.Default;
Expr e = engine.Parse(args[0]);
System.Console.WriteLine(e);
System.Console.WriteLine(engine.Differentiate(e, args[1]));
