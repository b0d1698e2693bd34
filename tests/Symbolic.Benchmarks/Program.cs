using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Symbolic.Benchmarks.Compilation;
using Symbolic.Benchmarks.Gradients;
using Symbolic.Benchmarks.Kernels;
using Symbolic.Benchmarks.Numerics;
using Symbolic.Benchmarks.Pairs;
using Symbolic.Benchmarks.Parsing;
using Symbolic.Benchmarks.Precision;
using Symbolic.Benchmarks.Simplification;
using Symbolic.Benchmarks.Vectors;

if (args is ["accuracy", ..]) return AccuracyReport.Run(args[1..]);
if (args is ["numerical", .. string[] numerical]) return NumericalReport.Run(numerical);
if (args is ["balls"]) return BallReport.Run();
if (args is ["pairs"]) return PairReport.Run();
if (args is ["parsing"]) return ParsingReport.Run();
if (args is ["kernels", .. string[] names]) return KernelReport.Run(names);
if (args is ["rows", .. string[] functions]) return RowReport.Run(functions);
if (args is ["programs", .. string[] files]) return ProgramReport.Run(files);
if (args is ["orders"]) return OrderReport.Run();
if (args is ["forms", .. string[] forms]) return FormReport.Run(forms);
if (args is ["gradients", .. string[] families]) return GradientReport.Run(families);
if (args is ["vectors", .. string[] vectors]) return VectorReport.Run(vectors);
if (args is ["growth", .. string[] growth]) return GrowthReport.Run(growth);
if (args is ["first"]) return GrowthReport.RunFirstCalls();
if (args is ["goals", .. string[] goals]) return GoalReport.Run(goals);
if (args is ["batches", .. string[] batches]) return BatchSplit.Run(batches);
if (args is ["ratios"]) return CompilationReport.Run();

Environment.SetEnvironmentVariable("RunAnalyzers", "false"); // for the build that follows, which may take long as it is
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
return 0;
