using System.Text.Json;

namespace Symbolic.Cli.Tests;

/// <summary>JSON lines: one response per line, in order, whatever the lines hold.</summary>
public sealed class BatchTests
{
    private static JsonElement[] Answers(params string[] lines)
    {
        (string output, string errors, int code) = Shell.Run(["batch"], string.Join('\n', lines) + "\n");
        Assert.Equal(string.Empty, errors);
        Assert.Equal(0, code);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.Clone())];
    }

    private static string Values(JsonElement answer, string field) => answer.GetProperty(field).GetRawText();

    private static string Code(JsonElement answer)
    {
        Assert.False(answer.GetProperty("ok").GetBoolean());
        JsonElement diagnostic = answer.GetProperty("diagnostics")[0];
        Assert.Equal("error", diagnostic.GetProperty("severity").GetString());
        foreach (string field in (string[])["message", "file", "line", "column", "length"]) Assert.True(diagnostic.TryGetProperty(field, out _), field);
        return diagnostic.GetProperty("code").GetString()!;
    }

    [Fact]
    public void The_conversation_of_the_specification()
    {
        JsonElement answer = Assert.Single(Answers("""{"id":1,"expr":"log(1+exp(x))","by":["x"],"at":[{"x":1000},{"x":-1000}]}"""));
        Assert.Equal("1", Values(answer, "id"));
        Assert.True(answer.GetProperty("ok").GetBoolean());
        Assert.Equal("sigmoid(x)", answer.GetProperty("result").GetString());
        Assert.Equal("[1000,0]", Values(answer, "f"));
        Assert.Equal("[1,0]", Values(answer, "d"));
        Assert.Equal("[]", Values(answer, "diagnostics"));
        Assert.Equal("2", Values(answer, "nodes"));
        Assert.Equal(["parse", "diff", "simplify", "compile", "eval"], answer.GetProperty("ms").EnumerateObject().Select(static p => p.Name));
        Assert.Equal(["id", "ok", "result", "f", "d", "diagnostics", "nodes", "ms"], answer.EnumerateObject().Select(static p => p.Name));
    }

    [Theory]
    [InlineData("""{"op":"jacobian","expr":["x*y","x + y","z"],"at":[{"x":1,"y":2,"z":3}]}""", """[["y","x","0"],["1","1","0"],["0","0","1"]]""", "[[2,3,3]]", "[[[2,1,0],[1,1,0],[0,0,1]]]")]
    [InlineData("""{"op":"jacobian","expr":["x*y"],"by":["x","y"],"at":[{"x":1,"y":2}]}""", """[["y","x"]]""", "[[2]]", "[[[2,1]]]")]
    [InlineData("""{"op":"jacobian","expr":["x*y","x + y"],"along":["dx","dy"],"at":[{"x":1,"y":2,"dx":1,"dy":0}]}""", """["dx*y + dy*x","dx + dy"]""", "[[2,3]]", "[[2,1]]")]
    [InlineData("""{"op":"jacobian","expr":["x*y","x + y"],"weights":["2","0"],"at":[{"x":1,"y":2}]}""", """["2*y","2*x"]""", "[[2,3]]", "[[4,2]]")]
    [InlineData("""{"op":"jacobian","expr":"x*y","sparse":true,"at":[{"x":1,"y":2}]}""", """[{"row":0,"column":0,"value":"y"},{"row":0,"column":1,"value":"x"}]""", "[2]", "[[2,1]]")]
    [InlineData("""{"op":"hessian","expr":"x^2*y+z^2","sparse":true,"at":[{"x":1,"y":2,"z":3}]}""", """[{"row":0,"column":0,"value":"2*y"},{"row":0,"column":1,"value":"2*x"},{"row":2,"column":2,"value":"2"}]""", "[11]", "[[4,2,2]]")]
    [InlineData("""{"op":"hessian","expr":"x^2*y","along":["1","0"],"at":[{"x":1,"y":2}]}""", """["2*y","2*x"]""", "[2]", "[[4,2]]")]
    [InlineData("""{"op":"gradient","expr":"x^2*y","along":["1","0"],"at":[{"x":1,"y":2}]}""", "\"2*x*y\"", "[2]", "[4]")]
    public void Matrices_and_their_products(string request, string result, string f, string d)
    {
        JsonElement answer = Assert.Single(Answers(request));
        Assert.Equal((result, f, d), (Values(answer, "result"), Values(answer, "f"), Values(answer, "d")));
    }

    [Theory]
    [InlineData("""{"op":"gradient","expr":"x*y","along":["1"]}""", "'along' takes 2 components, one per variable, not 1")]
    [InlineData("""{"op":"jacobian","expr":["x","y"],"weights":["1"]}""", "'weights' takes 2 components, one per expression, not 1")]
    [InlineData("""{"op":"jacobian","expr":["x"],"along":["1"],"weights":["1"]}""", "'along' and 'weights' do not go together; one multiplies the matrix from the right, the other from the left")]
    [InlineData("""{"op":"diff","expr":["x"]}""", "the field 'expr' is a string")]
    public void Vectors_that_do_not_fit(string request, string message)
    {
        JsonElement answer = Assert.Single(Answers(request));
        Assert.Equal("SD1001", Code(answer));
        Assert.Equal(message, answer.GetProperty("diagnostics")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("not json", "null")]
    [InlineData("", "null")]
    [InlineData("[1,2]", "null")]
    [InlineData("3", "null")]
    [InlineData("{\"id\":5,\"expr\":", "5")]
    [InlineData("{\"id\":{\"a\":[1]},\"expr\":\"x\"", "{\"a\":[1]}")]
    [InlineData("{\"id\":6}", "6")]
    [InlineData("{\"id\":6,\"expr\":null}", "6")]
    [InlineData("{\"id\":7,\"expr\":7}", "7")]
    [InlineData("{\"expr\":\"x\",\"op\":\"integrate\",\"id\":\"8\"}", "\"8\"")]
    [InlineData("{\"id\":9,\"expr\":\"x\",\"by\":\"x\"}", "9")]
    [InlineData("{\"id\":9,\"expr\":\"x\",\"by\":[1]}", "9")]
    [InlineData("{\"id\":9,\"expr\":\"x\",\"by\":[\"2\"]}", "9")]
    [InlineData("{\"id\":10,\"expr\":\"x\",\"at\":{\"x\":1}}", "10")]
    [InlineData("{\"id\":10,\"expr\":\"x\",\"at\":[{\"x\":\"one\"}]}", "10")]
    [InlineData("{\"id\":10,\"expr\":\"x\",\"at\":[{\"x\":[]}]}", "10")]
    [InlineData("{\"id\":11,\"expr\":\"x\",\"timeout\":-1}", "11")]
    [InlineData("{\"id\":11,\"expr\":\"x\",\"timeout\":\"1\"}", "11")]
    [InlineData("{\"id\":12,\"expr\":\"x\",\"defaults\":1}", "12")]
    [InlineData("{\"id\":13,\"expr\":\"x\",\"accuracy\":\"best\"}", "13")]
    [InlineData("{\"id\":13,\"expr\":\"x\",\"type\":\"half\"}", "13")]
    [InlineData("{\"id\":13,\"expr\":\"x\",\"format\":\"pdf\"}", "13")]
    [InlineData("{\"id\":13,\"expr\":\"x\",\"values\":[\"g\"]}", "13")]
    [InlineData("{\"id\":14,\"expr\":\"\\ud800\"}", "14")]
    [InlineData("{\"id\":15,\"expr\":\"x + \"}", "15")]
    [InlineData("{\"id\":16,\"expr\":\"x*y\"}", "16")]
    public void A_bad_line_gets_one_error_and_the_stream_goes_on(string line, string id)
    {
        JsonElement[] answers = Answers(line, """{"id":"next","expr":"x^2"}""");
        Assert.Equal(2, answers.Length);
        Assert.Equal(id, Values(answers[0], "id"));
        Assert.Equal("SD1001", Code(answers[0]));
        Assert.Equal("2*x", answers[1].GetProperty("result").GetString());
    }

    [Fact]
    public void Nesting_and_length_end_in_diagnostics()
    {
        string deep = new('[', 100_000), parentheses = new('(', 300_000), sines = string.Concat(Enumerable.Repeat("sin(", 20_000)) + "x" + new string(')', 20_000);
        JsonElement[] answers = Answers(
            $"{{\"id\":1,\"at\":{deep}",
            $"{{\"id\":2,\"expr\":\"{parentheses}\"}}",
            $"{{\"id\":3,\"op\":\"parse\",\"expr\":\"{sines}\"}}",
            "{\"id\":4,\"op\":\"parse\",\"expr\":\"1e999999999\"}",
            $"{{\"id\":5,\"op\":\"eval\",\"expr\":\"{string.Join('+', Enumerable.Repeat("x", 100_000))}\",\"at\":[{{\"x\":0.5}}]}}");
        Assert.Equal("SD1001", Code(answers[0]));
        Assert.Equal("SD1001", Code(answers[1]));
        Assert.Equal(sines, answers[2].GetProperty("result").GetString());
        Assert.Equal("SD5001", Code(answers[3]));
        Assert.Equal("[50000]", Values(answers[4], "f"));
        Assert.Equal(["1", "2", "3", "4", "5"], answers.Select(static a => Values(a, "id")));
    }

    [Fact]
    public void A_request_that_takes_too_long_is_given_up()
    {
        JsonElement[] answers = Answers(
            $"{{\"id\":1,\"expr\":\"sin(x)^7*exp(cos(x*tan(x^2)))/(1 + log(1 + x^2)^x)\",\"by\":[{string.Join(',', Enumerable.Repeat("\"x\"", 900))}],\"timeout\":0.3}}",
            """{"id":2,"expr":"x^2"}""");
        Assert.Equal("SD5001", Code(answers[0]));
        Assert.Equal("2*x", answers[1].GetProperty("result").GetString());
    }

    [Fact]
    public void Numbers_are_the_doubles_they_are()
    {
        JsonElement answer = Assert.Single(Answers("""{"op":"eval","expr":"x","at":[{"x":-0.0},{"x":"-Infinity"},{"x":"NaN"},{"x":5e-324},{"x":1000},{"x":1e300},{"x":0.1}],"values":["f"]}"""));
        Assert.Equal("""[-0,"-Infinity","NaN",5e-324,1000,1e300,0.1]""", Values(answer, "f"));
        Assert.False(answer.TryGetProperty("d", out _));
    }

    [Fact]
    public void Floats_are_computed_in_float()
    {
        JsonElement answer = Assert.Single(Answers("""{"expr":"exp(x)/(1 + exp(x))","by":[],"at":[{"x":100}],"type":"float","accuracy":"fast","defaults":false}"""));
        Assert.Equal("""["NaN"]""", Values(answer, "f"));
        answer = Assert.Single(Answers("""{"op":"eval","expr":"x","at":[{"x":0.1}],"type":"float"}"""));
        Assert.Equal((double)0.1f, answer.GetProperty("f")[0].GetDouble());
    }

    [Fact]
    public void Verified_values_are_proved()
    {
        JsonElement answer = Assert.Single(Answers("""{"op":"eval","expr":"log(x) - x","at":[{"x":-1},{"x":1e300},{"x":"Infinity"}],"accuracy":"verified"}"""));
        Assert.Equal("[null,-1e300,null]", Values(answer, "f"));
        Assert.Equal("[]", Values(answer, "diagnostics"));
    }

    [Fact]
    public void Rules_and_their_warnings_belong_to_the_request()
    {
        const string Rules = "pair log1pexp: log(1 + exp(u))\\n  d/du = 1 - 1/(1 + exp(u))";
        JsonElement[] answers = Answers(
            $"{{\"expr\":\"log(1+exp(x))\",\"rules\":\"{Rules}\",\"defaults\":false}}",
            "{\"expr\":\"log(1+exp(x))\",\"defaults\":false}",
            "{\"expr\":\"x\",\"rules\":\"pair p: log(1 + exp(u))\\n  d/du = 2\"}",
            "{\"expr\":\"x\",\"rules\":\"pair p log\"}",
            $"{{\"expr\":\"log(1+exp(x))\",\"rules\":\"{Rules}\",\"defaults\":false}}");
        foreach (JsonElement answer in (JsonElement[])[answers[0], answers[4]])
        {
            Assert.Equal("1 - 1/(1 + exp(x))", answer.GetProperty("result").GetString());
            Assert.Contains("SD2005", answer.GetProperty("diagnostics").EnumerateArray().Select(static d => d.GetProperty("code").GetString()));
        }

        Assert.Equal("exp(x)/(1 + exp(x))", answers[1].GetProperty("result").GetString());
        Assert.Equal("[]", Values(answers[1], "diagnostics"));
        Assert.Equal("SD2001", Code(answers[2]));
        Assert.Equal("rules", answers[2].GetProperty("diagnostics")[0].GetProperty("file").GetString());
        Assert.Equal("SD1001", Code(answers[3]));
    }

    [Fact]
    public void Gradients_and_hessians_are_nested()
    {
        JsonElement[] answers = Answers(
            """{"op":"gradient","expr":"x^2*y","by":["y","x"],"at":[{"x":2,"y":3},{"x":1,"y":0}]}""",
            """{"op":"hessian","expr":"x^2*y","at":[{"x":2,"y":3}],"format":"latex"}""",
            """{"op":"gradient","expr":"3"}""");
        Assert.Equal("""["x^2","2*x*y"]""", Values(answers[0], "result"));
        Assert.Equal("[12,0]", Values(answers[0], "f"));
        Assert.Equal("[[4,12],[1,0]]", Values(answers[0], "d"));
        Assert.Equal("""[["2 y","2 x"],["2 x","0"]]""", Values(answers[1], "result"));
        Assert.Equal("[[[6,4],[4,0]]]", Values(answers[1], "d"));
        Assert.Equal("[]", Values(answers[2], "result"));
    }

    [Fact]
    public void A_point_without_a_variable_is_an_error()
    {
        JsonElement[] answers = Answers("""{"expr":"x*y","by":["x"],"at":[{"x":1,"y":2},{"x":1}]}""", """{"expr":"x*y","by":["x"],"at":[{"y":1}],"values":["d"]}""");
        Assert.Equal("SD4002", Code(answers[0]));
        Assert.Equal("[1]", Values(answers[1], "d"));
    }

    [Fact]
    public void Positions_are_those_of_the_text()
    {
        JsonElement diagnostic = Answers("""{"expr":"x +\n sinn(x)"}""")[0].GetProperty("diagnostics")[0];
        Assert.Equal(("SD1009", 2, 2, 4), (diagnostic.GetProperty("code").GetString(), diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32(), diagnostic.GetProperty("length").GetInt32()));
    }

    [Fact]
    public void A_line_without_end_is_cut()
    {
        using StringReader input = new(new string('x', 50) + "\n" + new string('y', 7) + "\nz");
        Batch.LineReader lines = new(input, 10);
        Assert.Equal((new string('x', 10), true), (lines.Read()!.Value.Text, true));
        Assert.Equal(new Batch.LineReader.Line("yyyyyyy", false), lines.Read());
        Assert.Equal(new Batch.LineReader.Line("z", false), lines.Read());
        Assert.Null(lines.Read());
    }
}
