using System.Globalization;
using Symbolic.Expressions;
using Symbolic.Functions;

namespace Symbolic.Printing;

/// <summary>Chooses names in a generated function that collide with nothing.</summary>
internal sealed class CodeNames
{
    private readonly CodeLanguage _language;
    private readonly FunctionTable _functions;
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, string> _variables = [];
    private int _temporaries;

    /// <summary>Names for one function that calls the given functions.</summary>
    public CodeNames(CodeLanguage language, FunctionTable functions, IEnumerable<Call> calls)
    {
        _language = language;
        _functions = functions;
        _taken = [.. language.Reserved, .. calls.Select(FunctionName)];
    }

    /// <summary>The name of a function as it is called.</summary>
    public string FunctionName(Call call)
    {
        if (_language.Has(call)) return _language.Notation.FunctionName(call);
        bool isOverloaded = _functions.Arities(call.Name).Length > 1;
        string name = isOverloaded ? string.Create(CultureInfo.InvariantCulture, $"{call.Name}{call.Arguments.Length}") : call.Name;
        while (_language.Reserved.Contains(name)) name += "_";
        return name;
    }

    /// <summary>The name of a variable; the same for the same variable.</summary>
    public string Variable(string name)
    {
        if (_variables.TryGetValue(name, out string? known)) return known;
        string free = name;
        while (!_taken.Add(free)) free += "_";
        _variables.Add(name, free);
        return free;
    }

    /// <summary>A new temporary's name.</summary>
    public string Temporary()
    {
        while (true)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"t{_temporaries++}");
            if (_taken.Add(name)) return name;
        }
    }
}
