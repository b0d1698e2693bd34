#!/usr/bin/env bash
# Generates the tests' reference lexer and parser (tests/Symbolic.Tests/Parsing/Generated) from Symbolic.g4. Needs node; the output
# is committed, so nobody else does. The product's lexer is a table made of the reference lexer (src/Symbolic/Parsing/Generated), which
# LexerTableTests write anew with APPROVE_LEXER=1 and compare otherwise.
#
#   grammar/generate.sh            writes the committed files anew
#   grammar/generate.sh --check    fails when the committed files are not what the grammar gives
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
namespace=Symbolic.Parsing.Generated
target=tests/Symbolic.Tests/Parsing/Generated

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d "$here/node_modules/antlr-ng" ] || npm ci --prefix "$here" --no-audit --no-fund --silent
cd "$here"
npx --no-install antlr-ng -Dlanguage=CSharp --generate-listener false --generate-visitor true --package "$namespace" --output-directory "$work" Symbolic.g4

# Internal, no CLS attributes, no trailing blanks; nullable annotations are off in generated code.
mkdir -p "$work/out"
for file in "$work"/*.cs; do
    sed -i -E \
        -e 's/^public (partial )?(class|interface) /internal \1\2 /' \
        -e '/CLSCompliant/d' \
        -e 's/[[:blank:]]+$//' \
        -e 's/\r$//' "$file"
done
mv "$work"/*.cs "$work/out/"

if [ "${1:-}" = --check ]; then
    diff -r "$work/out" "$root/$target"
    echo "the generated parser is up to date"
    exit 0
fi

rm -rf "${root:?}/$target"
mkdir -p "$root/$target"
cp "$work/out"/*.cs "$root/$target/"
APPROVE_LEXER=1 dotnet test "$root/tests/Symbolic.Tests" --filter "FullyQualifiedName~LexerTableTests"
