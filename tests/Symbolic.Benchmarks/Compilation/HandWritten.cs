using static System.Math;

namespace Symbolic.Benchmarks.Compilation;

/// <summary>The twenty small formulas of the workload with all their partials, as a careful programmer writes them: common parts once, powers
/// as products, no division twice. The yardstick for compiled functions.</summary>
internal static class HandWritten
{
    /// <summary>Formula, variables, and the hand-written function from the variables to value and partials.</summary>
    public static readonly (string Formula, string[] Variables, SpanFunction Function)[] All =
    [
        ("log(1+exp(x))", ["x"], Softplus),
        ("exp(-(x-m)^2/(2*s^2))/(s*sqrt(2*pi))", ["x", "m", "s"], Gaussian),
        ("1/(1+exp(-(a*x+b)))", ["a", "x", "b"], Logistic),
        ("sin(x)*cos(y)+x*y^2-exp(x*y)", ["x", "y"], Mixed),
        ("(1-x)^2+100*(y-x^2)^2", ["x", "y"], Rosenbrock),
        ("4*eps*((s/r)^12-(s/r)^6)", ["eps", "s", "r"], LennardJones),
        ("S*exp(-q*T)*(1/2+1/2*tanh((log(S/K)+(r-q+v^2/2)*T)/(v*sqrt(T))))", ["S", "K", "r", "q", "v", "T"], Option),
        ("sqrt((x2-x1)^2+(y2-y1)^2)", ["x1", "x2", "y1", "y2"], Distance),
        ("h*w^3/(pi^2*c^2*(exp(h*w/(k*T))-1))", ["h", "w", "c", "k", "T"], Planck),
        ("G*m1*m2/((x2-x1)^2+(y2-y1)^2+(z2-z1)^2)", ["G", "m1", "m2", "x1", "x2", "y1", "y2", "z1", "z2"], Gravity),
        ("atan(y/x)+asin(x/2)*acos(y/3)", ["x", "y"], Arcs),
        ("x^x", ["x"], SelfPower),
        ("log(exp(x)+exp(y)+exp(z))", ["x", "y", "z"], LogSumExp),
        ("(exp(x)-1)/x", ["x"], ExponentialQuotient),
        ("(1-cos(x))/x^2", ["x"], CosineQuotient),
        ("sqrt(x+1)-sqrt(x)", ["x"], RootDifference),
        ("x/(exp(x)-1)", ["x"], Bernoulli),
        ("tanh(a*x+b)^2*c+d", ["a", "b", "c", "d", "x"], Neuron),
        ("sin(sin(sin(sin(x))))", ["x"], NestedSines),
        ("(x^3+2*x^2-5*x+7)/(x^2+1)^3", ["x"], Rational),
    ];

    private static void Softplus(ReadOnlySpan<double> v, Span<double> o)
    {
        double e = Exp(v[0]), s = 1 + e;
        o[0] = Log(s);
        o[1] = e / s;
    }

    private static void Gaussian(ReadOnlySpan<double> v, Span<double> o)
    {
        double s = v[2], d = v[0] - v[1], s2 = s * s, d2 = d * d, f = Exp(-d2 / (2 * s2)) / (s * 2.5066282746310002), slope = f * d / s2;
        o[0] = f;
        o[1] = -slope;
        o[2] = slope;
        o[3] = f * ((d2 / s2) - 1) / s;
    }

    private static void Logistic(ReadOnlySpan<double> v, Span<double> o)
    {
        double a = v[0], x = v[1], e = Exp(-((a * x) + v[2])), f = 1 / (1 + e), slope = e * f * f;
        o[0] = f;
        o[1] = x * slope;
        o[2] = a * slope;
        o[3] = slope;
    }

    private static void Mixed(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], y = v[1], sx = Sin(x), cx = Cos(x), sy = Sin(y), cy = Cos(y), e = Exp(x * y), y2 = y * y;
        o[0] = (sx * cy) + (x * y2) - e;
        o[1] = (cx * cy) + y2 - (y * e);
        o[2] = (2 * x * y) - (sx * sy) - (x * e);
    }

    private static void Rosenbrock(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], a = 1 - x, b = v[1] - (x * x);
        o[0] = (a * a) + (100 * b * b);
        o[1] = (-2 * a) - (400 * x * b);
        o[2] = 200 * b;
    }

    private static void LennardJones(ReadOnlySpan<double> v, Span<double> o)
    {
        double q = v[1] / v[2], q2 = q * q, q6 = q2 * q2 * q2, well = (q6 * q6) - q6, slope = 4 * v[0] * ((12 * q6 * q6) - (6 * q6));
        o[0] = 4 * v[0] * well;
        o[1] = 4 * well;
        o[2] = slope / v[1];
        o[3] = -slope / v[2];
    }

    private static void Option(ReadOnlySpan<double> v, Span<double> o)
    {
        double spot = v[0], strike = v[1], q = v[3], vol = v[4], time = v[5], root = Sqrt(time), spread = vol * root, vol2 = vol * vol;
        double u = (Log(spot / strike) + ((v[2] - q + (vol2 / 2)) * time)) / spread, th = Tanh(u), discount = Exp(-q * time);
        double share = discount * (0.5 + (0.5 * th)), f = spot * share, slope = 0.5 * spot * discount * (1 - (th * th)), drift = slope * time / spread;
        o[0] = f;
        o[1] = share + (slope / (spread * spot));
        o[2] = -slope / (spread * strike);
        o[3] = drift;
        o[4] = -drift - (time * f);
        o[5] = slope * (root - (u / vol));
        o[6] = (slope * (((v[2] - q + (vol2 / 2)) / spread) - (u / (2 * time)))) - (q * f);
    }

    private static void Distance(ReadOnlySpan<double> v, Span<double> o)
    {
        double dx = v[1] - v[0], dy = v[3] - v[2], f = Sqrt((dx * dx) + (dy * dy)), gx = dx / f, gy = dy / f;
        o[0] = f;
        o[1] = -gx;
        o[2] = gx;
        o[3] = -gy;
        o[4] = gy;
    }

    private static void Planck(ReadOnlySpan<double> v, Span<double> o)
    {
        double h = v[0], w = v[1], c = v[2], kt = v[3] * v[4], u = h * w / kt, e = Exp(u), m = e - 1;
        double unit = w * w / (PI * PI * c * c * m), f = h * w * unit, slope = f * e * u / m;
        o[0] = f;
        o[1] = (f - slope) / h;
        o[2] = ((3 * f) - slope) / w;
        o[3] = -2 * f / c;
        o[4] = slope / v[3];
        o[5] = slope / v[4];
    }

    private static void Gravity(ReadOnlySpan<double> v, Span<double> o)
    {
        double dx = v[4] - v[3], dy = v[6] - v[5], dz = v[8] - v[7], r2 = (dx * dx) + (dy * dy) + (dz * dz);
        double mm = v[1] * v[2], f = v[0] * mm / r2, slope = 2 * f / r2, gx = slope * dx, gy = slope * dy, gz = slope * dz, gr = v[0] / r2;
        o[0] = f;
        o[1] = mm / r2;
        o[2] = gr * v[2];
        o[3] = gr * v[1];
        o[4] = gx;
        o[5] = -gx;
        o[6] = gy;
        o[7] = -gy;
        o[8] = gz;
        o[9] = -gz;
    }

    private static void Arcs(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], y = v[1], s = Asin(x / 2), c = Acos(y / 3), r2 = (x * x) + (y * y);
        o[0] = Atan(y / x) + (s * c);
        o[1] = (c / Sqrt(4 - (x * x))) - (y / r2);
        o[2] = (x / r2) - (s / Sqrt(9 - (y * y)));
    }

    private static void SelfPower(ReadOnlySpan<double> v, Span<double> o)
    {
        double f = Pow(v[0], v[0]);
        o[0] = f;
        o[1] = f * (Log(v[0]) + 1);
    }

    private static void LogSumExp(ReadOnlySpan<double> v, Span<double> o)
    {
        double a = Exp(v[0]), b = Exp(v[1]), c = Exp(v[2]), s = a + b + c;
        o[0] = Log(s);
        o[1] = a / s;
        o[2] = b / s;
        o[3] = c / s;
    }

    private static void ExponentialQuotient(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], e = Exp(x), f = (e - 1) / x;
        o[0] = f;
        o[1] = (e - f) / x;
    }

    private static void CosineQuotient(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], f = (1 - Cos(x)) / (x * x);
        o[0] = f;
        o[1] = ((Sin(x) / x) - (2 * f)) / x;
    }

    private static void RootDifference(ReadOnlySpan<double> v, Span<double> o)
    {
        double a = Sqrt(v[0] + 1), b = Sqrt(v[0]);
        o[0] = a - b;
        o[1] = (0.5 / a) - (0.5 / b);
    }

    private static void Bernoulli(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], e = Exp(x), m = e - 1, f = x / m;
        o[0] = f;
        o[1] = (1 - (f * e)) / m;
    }

    private static void Neuron(ReadOnlySpan<double> v, Span<double> o)
    {
        double a = v[0], x = v[4], t = Tanh((a * x) + v[1]), t2 = t * t, slope = 2 * v[2] * t * (1 - t2);
        o[0] = (t2 * v[2]) + v[3];
        o[1] = slope * x;
        o[2] = slope;
        o[3] = t2;
        o[4] = 1;
        o[5] = slope * a;
    }

    private static void NestedSines(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], a = Sin(x), b = Sin(a), c = Sin(b);
        o[0] = Sin(c);
        o[1] = Cos(x) * Cos(a) * Cos(b) * Cos(c);
    }

    private static void Rational(ReadOnlySpan<double> v, Span<double> o)
    {
        double x = v[0], x2 = x * x, q = x2 + 1, q3 = q * q * q, p = (x2 * x) + (2 * x2) - (5 * x) + 7, f = p / q3;
        o[0] = f;
        o[1] = (((3 * x2) + (4 * x) - 5) / q3) - (6 * x * f / q);
    }
}
