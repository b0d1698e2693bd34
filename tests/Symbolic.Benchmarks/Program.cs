using BenchmarkDotNet.Running;
using Symbolic.Benchmarks.Kernels;

if (args is ["kernels", .. string[] names]) return KernelReport.Run(names);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
