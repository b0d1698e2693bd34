using Symbolic;

namespace CurveFitting;

/// <summary>Levenberg–Marquardt with Marquardt's scaling and a damping that falls and rises gently; each step solves its least squares by Householder's reflections.</summary>
internal static class LevenbergMarquardt
{
    private const int MostSteps = 20_000;

    /// <summary>The parameters that minimise the sum of squares of model minus y.</summary>
    /// <param name="evaluate">From parameters and x to the model and its partial derivatives by the parameters.</param>
    /// <param name="x">The abscissas.</param>
    /// <param name="y">The measured values.</param>
    /// <param name="start">Where to begin.</param>
    public static double[] Fit(SpanFunction evaluate, double[] x, double[] y, double[] start)
    {
        double[] b = [.. start];
        double[,] system = Linearize(evaluate, x, y, b);
        double cost = Cost(system, x.Length, b.Length), damping = 0.1;
        for (int step = 0; step < MostSteps && damping < 1e40; step++)
        {
            double[] change = Step(system, x.Length, b.Length, damping), next = [.. b.Zip(change, static (old, delta) => old + delta)];
            if (next.SequenceEqual(b)) break;
            double[,] trial = Linearize(evaluate, x, y, next);
            double reached = Cost(trial, x.Length, b.Length);
            if (reached < cost)
            {
                bool isDone = change.Zip(next, static (delta, value) => Math.Abs(delta) <= 1e-13 * Math.Abs(value)).All(static small => small);
                (b, system, cost, damping) = (next, trial, reached, damping / 3);
                if (isDone) break;
                continue;
            }

            damping *= 2;
        }

        return b;
    }

    /// <summary>Rows of partial derivatives, and y minus the model in the last column; room for the damping below.</summary>
    private static double[,] Linearize(SpanFunction evaluate, double[] x, double[] y, double[] b)
    {
        double[,] system = new double[x.Length + b.Length, b.Length + 1];
        double[] point = [.. b, 0], values = new double[b.Length + 1];
        for (int i = 0; i < x.Length; i++)
        {
            point[^1] = x[i];
            evaluate(point, values);
            for (int k = 0; k < b.Length; k++) system[i, k] = values[k + 1];
            system[i, b.Length] = y[i] - values[0];
        }

        return system;
    }

    private static double Cost(double[,] system, int points, int parameters)
    {
        double sum = 0;
        for (int i = 0; i < points; i++) sum += system[i, parameters] * system[i, parameters];
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static double[] Step(double[,] linearized, int points, int parameters, double damping)
    {
        double[,] a = (double[,])linearized.Clone();
        for (int k = 0; k < parameters; k++)
        {
            double square = Enumerable.Range(0, points).Sum(i => a[i, k] * a[i, k]);
            a[points + k, k] = Math.Sqrt(damping * square);
        }

        for (int k = 0; k < parameters; k++) Reflect(a, k);
        double[] step = new double[parameters];
        for (int k = parameters - 1; k >= 0; k--)
        {
            double rest = a[k, parameters];
            for (int j = k + 1; j < parameters; j++) rest -= a[k, j] * step[j];
            step[k] = a[k, k] == 0 ? 0 : rest / a[k, k];
        }

        return step;
    }

    /// <summary>Turns column k to the axis: everything below the diagonal becomes 0.</summary>
    private static void Reflect(double[,] a, int k)
    {
        int rows = a.GetLength(0), columns = a.GetLength(1);
        double norm = Math.Sqrt(Enumerable.Range(k, rows - k).Sum(i => a[i, k] * a[i, k]));
        if (norm == 0) return;
        double alpha = a[k, k] > 0 ? -norm : norm, head = a[k, k] - alpha, factor = -1 / (alpha * head);
        for (int j = k + 1; j < columns; j++)
        {
            double dot = head * a[k, j];
            for (int i = k + 1; i < rows; i++) dot += a[i, k] * a[i, j];
            a[k, j] -= factor * dot * head;
            for (int i = k + 1; i < rows; i++) a[i, j] -= factor * dot * a[i, k];
        }

        a[k, k] = alpha;
    }
}
