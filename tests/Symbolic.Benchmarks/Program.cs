using BenchmarkDotNet.Running;
using Symbolic.Benchmarks.Compilation;
using Symbolic.Benchmarks.Gradients;
using Symbolic.Benchmarks.Kernels;
using Symbolic.Benchmarks.Numerics;
using Symbolic.Benchmarks.Pairs;
using Symbolic.Benchmarks.Parsing;
using Symbolic.Benchmarks.Precision;

if (args is ["accuracy", ..]) return AccuracyReport.Run(args[1..]);
if (args is ["balls"]) return BallReport.Run();
if (args is ["pairs"]) return PairReport.Run();
if (args is ["parsing"]) return ParsingReport.Run();
if (args is ["kernels", .. string[] names]) return KernelReport.Run(names);
if (args is ["rows", .. string[] functions]) return RowReport.Run(functions);
if (args is ["gradients", .. string[] families]) return GradientReport.Run(families);
if (args is ["ratios"]) return CompilationReport.Run();
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
