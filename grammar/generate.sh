#!/usr/bin/env bash
# Generates the lexer (src/Symbolic/Parsing/Generated) and the tests' reference parser (tests/Symbolic.Tests/Parsing/Generated)
# from Symbolic.g4. Needs node; the output is committed, so nobody else does.
#
#   grammar/generate.sh            writes the committed files anew
#   grammar/generate.sh --check    fails when the committed files are not what the grammar gives
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
namespace=Symbolic.Parsing.Generated
lexer=src/Symbolic/Parsing/Generated
parser=tests/Symbolic.Tests/Parsing/Generated

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d "$here/node_modules/antlr-ng" ] || npm ci --prefix "$here" --no-audit --no-fund --silent
cd "$here"
npx --no-install antlr-ng -Dlanguage=CSharp --generate-listener false --generate-visitor true --package "$namespace" --output-directory "$work" Symbolic.g4

# Internal, no CLS attributes, no trailing blanks; nullable annotations are off in generated code.
mkdir -p "$work/out/$lexer" "$work/out/$parser"
for file in "$work"/*.cs; do
    sed -i -E \
        -e 's/^public (partial )?(class|interface) /internal \1\2 /' \
        -e '/CLSCompliant/d' \
        -e 's/[[:blank:]]+$//' \
        -e 's/\r$//' "$file"
done
mv "$work/SymbolicLexer.cs" "$work/out/$lexer/"
mv "$work"/*.cs "$work/out/$parser/"

if [ "${1:-}" = --check ]; then
    diff -r "$work/out/$lexer" "$root/$lexer"
    diff -r "$work/out/$parser" "$root/$parser"
    echo "the generated parser is up to date"
    exit 0
fi

for target in "$lexer" "$parser"; do
    rm -rf "${root:?}/$target"
    mkdir -p "$root/$target"
    cp "$work/out/$target"/*.cs "$root/$target/"
done
