using Symbolic.Expressions;

namespace Symbolic.Parsing;

/// <summary>The names of one text, each one string and one symbol.</summary>
internal sealed class NameTable
{
    private const int Linear = 8;
    private readonly List<Entry> _entries = new(4);
    private Dictionary<string, Entry>? _index;
    private Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>The entry for a name.</summary>
    public Entry this[ReadOnlySpan<char> name]
    {
        get
        {
            if (_index is not null) return _lookup.TryGetValue(name, out Entry? known) ? known : Add(name);
            foreach (Entry entry in _entries)
            {
                if (name.SequenceEqual(entry.Name)) return entry;
            }

            return Add(name);
        }
    }

    private Entry Add(ReadOnlySpan<char> name)
    {
        Entry entry = new(name.ToString());
        if (_index is null && _entries.Count == Linear) Index();
        if (_index is null) _entries.Add(entry);
        else _index.Add(entry.Name, entry);
        return entry;
    }

    private void Index()
    {
        _index = new Dictionary<string, Entry>(StringComparer.Ordinal);
        _lookup = _index.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Entry entry in _entries) _index.Add(entry.Name, entry);
    }

    /// <summary>A name and what it stands for as a variable.</summary>
    internal sealed class Entry(string name)
    {
        public string Name { get; } = name;

        /// <summary>The constant of that name, or the variable; made when first asked for.</summary>
        public Expr Leaf => field ??= (Expr?)Constant.Named(Name) ?? new Symbol(Name);

        /// <summary>Whether the name was reported as unknown.</summary>
        public bool IsReported { get; set; }

        /// <summary>Whether the name was looked at as a possible slip for a call.</summary>
        public bool IsChecked { get; set; }
    }
}
