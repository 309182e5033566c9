namespace Hormesis.Web.Nodes;

/// <summary>The newest of what was added, so many and no more.</summary>
sealed class Recent<T> where T : notnull
{
    const int Most = 1024;

    readonly Lock gate = new();
    readonly HashSet<T> there = [];
    readonly Queue<T> order = new();

    public bool Contains(T one)
    {
        lock (gate) return there.Contains(one);
    }

    /// <returns>False when it is there already.</returns>
    public bool Add(T one)
    {
        lock (gate)
        {
            if (!there.Add(one)) return false;
            order.Enqueue(one);
            if (order.Count > Most) there.Remove(order.Dequeue());
            return true;
        }
    }
}
