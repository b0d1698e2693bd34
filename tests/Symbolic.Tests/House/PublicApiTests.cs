using System.Reflection;
using System.Text;
using Xunit;

namespace Symbolic.Tests.House;

/// <summary>The public surface is what was approved: a change shows up in the change that makes it.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_api_is_the_approved_one()
    {
        string path = Path.Combine(Repository.Root, "tests", "Symbolic.Tests", "House", "PublicApi.approved.txt");
        string actual = Describe(typeof(Expr).Assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1") File.WriteAllText(path, actual);
        Assert.True(File.ReadAllText(path) == actual, "the public API differs from PublicApi.approved.txt; look at the difference after running the tests with APPROVE_PUBLIC_API=1");
    }

    private static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (string member in type.GetMembers(Declared).Where(IsVisible).Select(Member).Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class" : "class";

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily) && !(method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal))) && !method.Name.Contains('<', StringComparison.Ordinal),
        FieldInfo field => (field.IsPublic || field.IsFamily) && field.Name != "value__",
        PropertyInfo property => property.GetAccessors(true).Any(static accessor => accessor.IsPublic || accessor.IsFamily),
        Type => false,
        _ => true,
    };

    private static string Member(MemberInfo member) => member switch
    {
        MethodBase method => $"{(method.IsStatic ? "static " : string.Empty)}{(method is MethodInfo info ? Name(info.ReturnType) + " " : string.Empty)}{method.Name}({string.Join(", ", method.GetParameters().Select(static p => $"{Name(p.ParameterType)} {p.Name}"))})",
        FieldInfo field => $"{(field.IsStatic ? "static " : string.Empty)}{Name(field.FieldType)} {field.Name}",
        PropertyInfo property => $"{(property.GetAccessors(true)[0].IsStatic ? "static " : string.Empty)}{Name(property.PropertyType)} {property.Name} {{ {string.Join(" ", property.GetAccessors().Select(static a => a.ReturnType == typeof(void) ? "set;" : "get;"))} }}",
        _ => member.ToString()!,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (!type.IsGenericType) return type.FullName ?? type.Name;
        string name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
