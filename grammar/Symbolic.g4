/*
 * The language of Symbolic: expressions, and rule files made of them.
 *
 * The lexer generated from this file is the product's. The parser generated from it is the readable definition and the oracle of
 * the tests; the product parses the same language with precedence climbing over the token stream (src/Symbolic/Parsing), because
 * generated recursive descent dies at a few thousand nested parentheses and costs four times as much per token.
 *
 * Characters outside ASCII are folded before the lexer sees them (FoldedCharStream): letters to Z, digits to 9, spaces to a blank,
 * minus signs to -, multiplication signs to *, everything else to ?, which no token contains. So LETTER below is any Unicode letter.
 */
grammar Symbolic;

// ---------------------------------------------------------------- expressions

formula : expression EOF ;

// Tightest first. A product sign may be left out after a number and between ')' and '('.
expression
    : NUMBER                                                                             # Number
    | name '(' arguments? ')'                                                            # Call
    | name                                                                               # Variable
    | 'if' '(' expression ',' expression ',' expression ')'                              # If
    | 'D' '[' NUMBER (',' NUMBER)* ']' '(' name ')' '(' arguments ')'                    # Partial
    | '(' expression ')'                                                                 # Group
    | '|' expression '|'                                                                 # Bars
    | expression '!'                                                                     # Factorial
    | <assoc = right> expression POWER expression                                        # Power
    | sign = ('-' | '+') expression                                                      # Sign
    | expression (operator = ('*' | '/') | {this.IsProductImplied()}?) expression        # Product
    | expression operator = ('+' | '-') expression                                       # Sum
    | expression operator = ('<' | '<=' | '>' | '>=' | '==' | '!=') expression           # Relation
    | 'not' expression                                                                   # Not
    | expression 'and' expression                                                        # And
    | expression 'or' expression                                                         # Or
    ;

arguments : expression (',' expression)* ;

// ---------------------------------------------------------------- rule files

// Line ends count outside brackets only. A line end may stand before '#' comments, which the lexer drops.
ruleFile : NEWLINE* (declaration (NEWLINE+ | EOF))* EOF ;

declaration
    : 'pair' name flag* ':' expression (NEWLINE+ clause)*                                          # Pair
    | 'function' name '(' name (',' name)* ')' flag* '=' body (NEWLINE+ clause)*                   # Function
    | 'rewrite' name flag* ':' expression '->' expression ('if' condition (',' condition)*)?       # Rewrite
    ;

flag : 'override' | 'surrogate' | 'priority' '-'? NUMBER ;

body : 'native' | 'unknown' | expression ;

clause
    : DERIVATIVE '=' ('none' | expression)
    | 'value' '=' expression
    | 'tangent' '=' expression
    | 'where' condition (',' (condition | defaulting))*
    | defaulting
    ;

condition : name 'is' ('num' | 'int' | 'const' | 'var') | expression ;

defaulting : 'default' name '=' expression ;

// The words of rule files mean something only where the rules above ask for them; anywhere else they are names.
name
    : NAME | 'D' | 'pair' | 'function' | 'rewrite' | 'override' | 'surrogate' | 'priority' | 'native' | 'unknown' | 'none'
    | 'value' | 'tangent' | 'where' | 'default' | 'is' | 'num' | 'int' | 'const' | 'var'
    ;

// ---------------------------------------------------------------- tokens

IF : 'if' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;

// Names to expressions, words to rule files; NAME is the last of them (Token.IsName counts on that order).
PARTIAL : 'D' ;
PAIR : 'pair' ;
FUNCTION : 'function' ;
REWRITE : 'rewrite' ;
OVERRIDE : 'override' ;
SURROGATE : 'surrogate' ;
PRIORITY : 'priority' ;
NATIVE : 'native' ;
UNKNOWN : 'unknown' ;
NONE : 'none' ;
VALUE : 'value' ;
TANGENT : 'tangent' ;
WHERE : 'where' ;
DEFAULT : 'default' ;
IS : 'is' ;
NUM : 'num' ;
INT : 'int' ;
CONST : 'const' ;
VAR : 'var' ;
NAME : LETTER (LETTER | DIGIT)* ;

// d/du is one token only without spaces; d / du is a quotient.
DERIVATIVE : 'd/d' NAME ;
NUMBER : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)? ;

PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;
POWER : '^' | '**' ;
FACTORIAL : '!' ;
BAR : '|' ;
OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
ASSIGN : '=' ;
ARROW : '->' ;
COLON : ':' ;
OPEN_SQUARE : '[' ;
CLOSE_SQUARE : ']' ;

NEWLINE : '\r'? '\n' | '\r' ;
COMMENT : '#' ~[\r\n]* -> skip ;
BLANK : [ \t\f\u000B]+ -> skip ;

// Anything else: the parser says what it is and what to write instead.
UNEXPECTED : . ;

fragment LETTER : [a-zA-Z_] ;
fragment DIGIT : [0-9] ;
