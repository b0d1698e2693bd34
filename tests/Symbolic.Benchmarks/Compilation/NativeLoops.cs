using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>The exp·sin loop as gcc compiles it with libmvec, where there is a gcc.</summary>
internal static unsafe class NativeLoops
{
    private const string Source = """
        #include <math.h>
        void exp_sine(const double *restrict x, double *restrict y, int n) { for (int i = 0; i < n; i++) y[i] = exp(x[i]) * sin(x[i]); }
        """;

    private const string Flags = "-O3 -march=native -mprefer-vector-width=512 -ffast-math -fopenmp-simd -shared -fPIC";

    /// <summary>The loop, or null where it cannot be compiled.</summary>
    public static HandVectors.Loop? ExpSine()
    {
        string folder = Directory.CreateTempSubdirectory("symbolic").FullName, source = Path.Combine(folder, "loop.c"), library = Path.Combine(folder, "loop.so");
        try
        {
            File.WriteAllText(source, Source);
            using Process? compiler = Process.Start(new ProcessStartInfo("gcc", $"{Flags} -o {library} {source} -lmvec -lm") { RedirectStandardError = true });
            compiler?.WaitForExit();
            if (compiler?.ExitCode != 0) return null;
            delegate* unmanaged<double*, double*, int, void> loop = (delegate* unmanaged<double*, double*, int, void>)NativeLibrary.GetExport(NativeLibrary.Load(library), "exp_sine");
            return (x, y, count) => loop(x, y, count);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
