using Symbolic;

namespace Critic;

/// <summary>Slopes from two values, to check derivatives by.</summary>
internal static class FiniteDifferences
{
    /// <summary>How many of 200 partial derivatives, spread over all parameters, agree with central differences to five digits of the largest.</summary>
    public static int Agreeing(CompiledFunction gradient, double[] point, int count)
    {
        const double Step = 1e-5;
        double[] exact = new double[count + 1], values = new double[count + 1];
        gradient.Evaluate(point, exact);
        double largest = exact[1..].Max(Math.Abs);
        int agreeing = 0;
        for (int k = 0; k < 200; k++)
        {
            int i = k * (count - 1) / 199;
            double there = point[i];
            point[i] = there + Step;
            gradient.Evaluate(point, values);
            double above = values[0];
            point[i] = there - Step;
            gradient.Evaluate(point, values);
            point[i] = there;
            if (Math.Abs(((above - values[0]) / (2 * Step)) - exact[i + 1]) <= 1e-5 * largest) agreeing++;
        }

        return agreeing;
    }
}
