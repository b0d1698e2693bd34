using BenchmarkDotNet.Running;
using Symbolic.Benchmarks.Precision;

if (args is ["accuracy", ..]) return AccuracyReport.Run(args[1..]);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
