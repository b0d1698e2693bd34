using BenchmarkDotNet.Running;
using Symbolic.Benchmarks.Kernels;
using Symbolic.Benchmarks.Numerics;
using Symbolic.Benchmarks.Precision;

if (args is ["accuracy", ..]) return AccuracyReport.Run(args[1..]);
if (args is ["balls"]) return BallReport.Run();
if (args is ["kernels", .. string[] names]) return KernelReport.Run(names);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
