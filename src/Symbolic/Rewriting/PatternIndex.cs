using System.Collections.Immutable;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Rewriting;

/// <summary>Finds the few patterns that could match at a node among many: those of its head that need nothing the node does not offer.</summary>
/// <remarks>Each pattern is filed under the rarest feature it needs, so that the cost of a look-up hardly depends on how many there are.</remarks>
internal sealed class PatternIndex<T>
{
    private const int MostVariants = 8;
    private readonly Dictionary<int, Group> _byHead = [];
    private readonly FunctionTable _functions;

    /// <summary>The functions that are seen as what they mean.</summary>
    private readonly ulong _views;

    /// <summary>The functions in what those mean.</summary>
    private readonly ulong _viewed;

    /// <summary>What functions each pattern needs.</summary>
    private readonly ulong[] _functionSets;

    /// <summary>The functions at the heads of patterns.</summary>
    private ulong _heads;

    public PatternIndex(IEnumerable<T> entries, Func<T, Pattern> pattern, FunctionTable functions)
    {
        _functions = functions;
        _views = functions.Views;
        foreach (FunctionDefinition row in functions.Unordered())
        {
            if (!row.MatchesAsSpec || row.Spec is null) continue;
            _viewed |= Formulas.Read(row.Spec, functions).FunctionBits & Call.FormMask;
        }

        int order = 0;
        foreach (T value in entries)
        {
            foreach (Expr variant in Variants(pattern(value))) File(value, pattern(value), variant, order);
            order++;
        }

        List<ulong> functionSets = [];
        foreach (Group group in _byHead.Values)
        {
            group.Close();
            group.AddFunctionSets(functionSets);
        }

        _functionSets = [.. functionSets];
    }

    /// <summary>Whether there are no entries at all.</summary>
    public bool IsEmpty => _byHead.Count == 0;

    /// <summary>Whether a pattern could match at the node, judged by its head and the functions that occur in it; costs next to nothing.</summary>
    public bool MayMatch(Expr node)
    {
        if ((node.FunctionBits & _views) != 0 && (node is Add || (node is Call call && (call.Bit & _views) != 0))) return true;
        return !node.Arguments.IsEmpty && _byHead.TryGetValue(Feature.HeadOf(node), out Group? group) && group.MayMatch(Outline.Of(node, _views, _viewed));
    }

    /// <summary>Whether a pattern could match somewhere in an expression, judged by the functions that occur in it.</summary>
    public bool MayMatchIn(Expr expression)
    {
        ulong bits = expression.FunctionBits;
        if (_views != 0 && (bits & (_views | Call.ZeroBit)) != 0) return true;
        foreach (ulong needed in _functionSets)
        {
            if ((needed & ~bits) == 0) return true;
        }

        return false;
    }

    /// <summary>The entries whose patterns could match at the node, each once, in the order they were given.</summary>
    public IReadOnlyList<T> Candidates(Expr node)
    {
        if (node.Arguments.IsEmpty || IsEmpty || (node is Call call && (call.Bit & (_heads | _views)) == 0)) return [];
        List<Entry>? found = null;
        Collect(node, ref found);
        if ((node.FunctionBits & _views) != 0)
        {
            Expr? view = node is Add ? SpecViews.OfTerms(node, _functions) : SpecViews.Of(node, _functions);
            if (view is not null) Collect(view, ref found);
        }

        if (found is null) return [];
        return found.ConvertAll(static entry => entry.Value);
    }

    private void Collect(Expr node, ref List<Entry>? found)
    {
        Outline outline = Outline.Of(node, _views, _viewed);
        if (!_byHead.TryGetValue(Feature.HeadOf(node), out Group? group) || !group.MayMatch(outline)) return;
        int[]? links = group.HasLinks && node is Mul product ? Links.OfferedBy(product, _functions) : null;
        if (links is [] && (node.FunctionBits & Call.ZeroBit) == 0 && group.NeedsLinks(outline)) return;
        group.Collect(outline, NodeOffers.Of(node, group.Needed, _functions), links, ref found);
    }

    private void File(T value, Pattern pattern, Expr variant, int order)
    {
        int head = Feature.HeadOf(variant);
        if (head == 0) return;
        if (variant is Call call) _heads |= call.Bit;
        if (!_byHead.TryGetValue(head, out Group? group)) _byHead.Add(head, group = new Group());
        int[] needs = PatternNeeds.Of(variant, pattern, _functions, out bool isLinear, out Outline outline);
        int[]? links = variant is Mul product ? Links.NeededBy(product) : null;
        group.Add(new Entry(value, order, needs, links, isLinear, outline));
    }

    /// <summary>The pattern, and what is left of it where optional metavariables have no operand.</summary>
    private static IEnumerable<Expr> Variants(Pattern pattern)
    {
        if (pattern.Defaults.Count == 0)
        {
            yield return pattern.Expression;
            yield break;
        }

        ImmutableArray<string> optional = [.. pattern.Defaults.Keys.Order(StringComparer.Ordinal)];
        int count = Math.Min(1 << Math.Min(optional.Length, 16), MostVariants);
        for (int set = 0; set < count; set++)
        {
            Expr variant = Substitution.Apply(pattern.Expression, symbol => (set >> optional.IndexOf(symbol.Name) & 1) == 1 && optional.Contains(symbol.Name) ? pattern.Defaults[symbol.Name] : null);
            if (pattern.Expression is Add && variant is not Add && !HasZero(pattern)) continue;
            yield return variant;
        }
    }

    /// <summary>Whether a term may be left out. Otherwise a sum matches nothing but sums, even if with 1 for its operands it is none: 1 + (exp(u) - 1).</summary>
    private static bool HasZero(Pattern pattern)
    {
        foreach (Expr preset in pattern.Defaults.Values)
        {
            if (preset is not Number { IsZero: false }) return true;
        }

        return false;
    }

    private sealed record Entry(T Value, int Order, int[] Needs, int[]? Links, bool IsLinear, Outline Outline);

    /// <summary>The patterns of one head.</summary>
    private sealed class Group
    {
        private readonly List<Entry> _all = [];
        private readonly Dictionary<int, List<Entry>> _byNeed = [];
        private readonly List<Entry> _undemanding = [];
        private readonly List<Entry> _linked = [];
        private readonly List<Entry> _nonlinear = [];

        /// <summary>One of each outline.</summary>
        private readonly List<Entry> _outlines = [];

        /// <summary>One of each outline of those that need no two factors to fit together.</summary>
        private readonly List<Entry> _unlinked = [];

        /// <summary>What any of them needs.</summary>
        public HashSet<int> Needed { get; } = [];

        /// <summary>Whether some of them need two factors to fit together.</summary>
        public bool HasLinks => _linked.Count > 0;

        public void Add(Entry entry) => _all.Add(entry);

        /// <summary>Adds the functions that each of them needs to a list, each set once.</summary>
        public void AddFunctionSets(List<ulong> sets)
        {
            foreach (Entry entry in _outlines)
            {
                if (!sets.Exists(known => known == entry.Outline.Functions)) sets.Add(entry.Outline.Functions);
            }
        }

        /// <summary>Whether all that some pattern outlines is there.</summary>
        public bool MayMatch(Outline node)
        {
            foreach (Entry entry in _outlines)
            {
                if (node.Covers(entry.Outline)) return true;
            }

            return false;
        }

        /// <summary>Files the patterns under what the fewest of them need.</summary>
        public void Close()
        {
            Dictionary<int, int> demand = [];
            foreach (Entry entry in _all)
            {
                foreach (int need in entry.Needs) demand[need] = demand.GetValueOrDefault(need) + 1;
                Needed.UnionWith(entry.Needs);
                if (!IsAmong(entry.Outline, _outlines)) _outlines.Add(entry);
                if (entry.Links is null && !IsAmong(entry.Outline, _unlinked)) _unlinked.Add(entry);
            }

            foreach (Entry entry in _all)
            {
                if (!entry.IsLinear) _nonlinear.Add(entry);
                if (entry.Links is not null) _linked.Add(entry);
                if (entry.Links is not null) ListOf(entry.Links![0]).Add(entry);
                else if (entry.Needs.Length == 0) _undemanding.Add(entry);
                else ListOf(Rarest(entry.Needs, demand)).Add(entry);
            }
        }

        private static int Rarest(int[] needs, Dictionary<int, int> demand)
        {
            int rarest = needs[0];
            foreach (int need in needs)
            {
                if (demand[need] < demand[rarest]) rarest = need;
            }

            return rarest;
        }

        private static bool IsAmong(Outline outline, List<Entry> entries)
        {
            foreach (Entry known in entries)
            {
                if (known.Outline.IsSame(outline)) return true;
            }

            return false;
        }

        /// <summary>Whether all that could match by their outlines need two factors to fit together.</summary>
        public bool NeedsLinks(Outline node)
        {
            foreach (Entry entry in _unlinked)
            {
                if (node.Covers(entry.Outline)) return false;
            }

            return true;
        }

        public void Collect(Outline node, NodeOffers offers, int[]? links, ref List<Entry>? found)
        {
            if (offers.IsOpen)
            {
                Take(_all, node, null, ref found);
                return;
            }

            Take(_undemanding, node, null, ref found);
            foreach (int feature in offers.All) TakeFiled(feature, node, offers, ref found);
            if (HasLinks && links is null) Take(_linked, node, offers, ref found);
            for (int i = 0; i < links?.Length; i++) TakeFiled(links[i], node, offers, ref found);
            if (offers.HasZero) Take(_nonlinear, null, null, ref found);
        }

        private void TakeFiled(int feature, Outline node, NodeOffers offers, ref List<Entry>? found)
        {
            if (_byNeed.TryGetValue(feature, out List<Entry>? list)) Take(list, node, offers, ref found);
        }

        /// <summary>Adds those of some entries that an outline and offers allow, each once.</summary>
        private static void Take(List<Entry> entries, Outline? node, NodeOffers? offers, ref List<Entry>? found)
        {
            foreach (Entry entry in entries)
            {
                if (node?.Covers(entry.Outline) == false || offers?.Satisfy(entry.Needs) == false) continue;
                int place = found?.Count ?? 0;
                while (place > 0 && found![place - 1].Order > entry.Order) place--;
                if (place == 0 || found![place - 1].Order < entry.Order) (found ??= []).Insert(place, entry);
            }
        }

        private List<Entry> ListOf(int need)
        {
            if (!_byNeed.TryGetValue(need, out List<Entry>? list)) _byNeed.Add(need, list = []);
            return list;
        }
    }
}
