using Symbolic.Compilation;
using Xunit;

namespace Symbolic.Tests.Compilation;

public sealed class CommonPairsTests
{
    private const int Factors = 8;

    [Fact]
    public void Lists_keep_their_products_and_no_pair_is_left_that_occurs_twice()
    {
        Random random = new(11);
        for (int run = 0; run < 500; run++)
        {
            CommonPairs pairs = new(Factors);
            List<int[]> products = [];
            for (int list = random.Next(1, 9); list > 0; list--)
            {
                List<CommonPairs.Power> factors = [.. Enumerable.Range(0, Factors).Where(_ => random.Next(2) == 0).Select(f => new CommonPairs.Power(f, random.Next(1, 5)))];
                products.Add(Expanded(pairs, factors));
                pairs.Add(factors);
            }

            pairs.Run();
            Dictionary<(int, int), int> left = [];
            for (int list = 0; list < products.Count; list++)
            {
                Assert.Equal(products[list], Expanded(pairs, pairs[list]));
                Assert.Equal(pairs[list].Exists(static f => f.Factor >= Factors), pairs.IsShared(list));
                foreach ((int, int) pair in Occurrences(pairs[list])) left[pair] = left.GetValueOrDefault(pair) + 1;
            }

            Assert.All(left, static pair => Assert.Equal(1, pair.Value));
        }
    }

    [Fact]
    public void What_most_have_in_common_comes_first()
    {
        CommonPairs pairs = new(4);
        int first = pairs.Add([new(0, 1), new(1, 3), new(2, 1)]), second = pairs.Add([new(0, 2), new(1, 4)]), third = pairs.Add([new(0, 1), new(1, 1), new(3, 1)]), alone = pairs.Add([new(2, 1), new(3, 1)]);
        pairs.Run();
        Assert.Equal(new CommonPairs.Pair(0, 1), pairs.PairOf(4));
        Assert.Equal(new CommonPairs.Pair(1, 4), pairs.PairOf(5));
        Assert.Equal([new(1, 1), new(2, 1), new(5, 1)], pairs[first]);
        Assert.Equal([new(5, 2)], pairs[second]);
        Assert.Equal([new(3, 1), new(4, 1)], pairs[third]);
        Assert.Equal([new(2, 1), new(3, 1)], pairs[alone]);
        Assert.False(pairs.IsShared(alone));
        Assert.Null(pairs.PairOf(3));
    }

    /// <summary>The factors, as often as they are there, without pairs.</summary>
    private static int[] Expanded(CommonPairs pairs, List<CommonPairs.Power> factors)
    {
        List<int> all = [];
        Stack<int> rest = new(factors.SelectMany(static f => Enumerable.Repeat(f.Factor, f.Count)));
        while (rest.TryPop(out int factor))
        {
            if (pairs.PairOf(factor) is not var (left, right))
            {
                all.Add(factor);
                continue;
            }

            rest.Push(left);
            rest.Push(right);
        }

        return [.. all.Order()];
    }

    private static IEnumerable<(int, int)> Occurrences(List<CommonPairs.Power> factors)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            for (int n = 0; n < factors[i].Count / 2; n++) yield return (factors[i].Factor, factors[i].Factor);
            for (int k = 0; k < i; k++)
            {
                for (int n = 0; n < Math.Min(factors[i].Count, factors[k].Count); n++) yield return (Math.Min(factors[i].Factor, factors[k].Factor), Math.Max(factors[i].Factor, factors[k].Factor));
            }
        }
    }
}
