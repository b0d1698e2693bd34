namespace Symbolic.Compilation;

/// <summary>The nested branches of a tape: region 0 is always evaluated, its children when a choice takes them.</summary>
/// <remarks>Common ancestors are found in logarithmic time by jump pointers, so that a million nested choices stay cheap.</remarks>
internal sealed class RegionTree
{
    private readonly List<int> _parent = [0], _jump = [0], _depth = [0];

    /// <summary>The number of regions.</summary>
    public int Count => _parent.Count;

    /// <summary>A new region inside another.</summary>
    public int Add(int parent)
    {
        int jump = _jump[parent];
        bool isRegular = _depth[parent] - _depth[jump] == _depth[jump] - _depth[_jump[jump]];
        _jump.Add(isRegular ? _jump[jump] : parent);
        _parent.Add(parent);
        _depth.Add(_depth[parent] + 1);
        return _parent.Count - 1;
    }

    /// <summary>The innermost region that contains both.</summary>
    public int Common(int a, int b)
    {
        if (_depth[a] < _depth[b]) (a, b) = (b, a);
        while (_depth[a] > _depth[b]) a = _depth[_jump[a]] >= _depth[b] ? _jump[a] : _parent[a];
        while (a != b)
        {
            bool canJump = _jump[a] != _jump[b];
            (a, b) = canJump ? (_jump[a], _jump[b]) : (_parent[a], _parent[b]);
        }

        return a;
    }
}
