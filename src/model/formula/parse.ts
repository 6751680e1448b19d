import { COMPARISONS, type Comparison, type Expression, type Operator } from './ast.js';
import { WORDS, mendOf, tokenise, type FormulaFault, type Token } from './tokens.js';

const DEEPEST_NESTING = 60;
/** Operators that hang on one another, as in a + b + c + …: beyond this the JavaScript that is written from it cannot be compiled. */
const LONGEST_CHAIN = 250;

class Fault extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.found);
  }
}

/**
 * Reads a formula of the strict grammar (DESIGN §3): nothing that Excel, the engine and a reader could read differently.
 * Returns the expression, or the fault with its offset in the text.
 */
export function parseFormula(text: string): Expression | { readonly fault: FormulaFault } {
  const tokens = tokenise(text);
  if (!Array.isArray(tokens)) return { fault: tokens };
  try {
    return new Reader(tokens).formula();
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

class Reader {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  formula(): Expression {
    if (this.peek().kind === 'end') throw this.fault(this.peek(), 'the formula is empty', 'Write one expression');
    const expression = this.or();
    const rest = this.peek();
    if (rest.kind !== 'end') throw this.unexpected(rest);
    if (depthOf(expression) > LONGEST_CHAIN)
      throw this.fault(
        this.tokens[0] ?? rest,
        `more than ${LONGEST_CHAIN} operators hang on one another`,
        'Split the formula into lines, or total() over a dimension',
      );
    return expression;
  }

  private or(): Expression {
    let [left, mixed] = this.and();
    while (this.isWord('or')) {
      const token = this.take();
      const [right, alsoMixed] = this.and();
      if (mixed || alsoMixed) {
        throw this.fault(token, 'and and or are mixed', 'Put parentheses round one of them');
      }
      left = { kind: 'binary', operator: 'or', left, right, at: token.at };
      mixed = false;
    }
    return left;
  }

  /** An `and` chain, and whether it has an `and` that no parentheses hold. */
  private and(): [Expression, boolean] {
    let left = this.comparison();
    let bare = false;
    while (this.isWord('and')) {
      const token = this.take();
      left = { kind: 'binary', operator: 'and', left, right: this.comparison(), at: token.at };
      bare = true;
    }
    return [left, bare];
  }

  private comparison(): Expression {
    const left = this.sum();
    const token = this.peek();
    if (token.kind !== 'symbol' || !COMPARISONS.includes(token.text)) return left;
    this.take();
    const right = this.sum();
    const chained = this.peek();
    if (chained.kind === 'symbol' && COMPARISONS.includes(chained.text)) {
      throw this.fault(chained, 'comparisons cannot be chained', 'Write (a < b) and (b < c)');
    }
    return { kind: 'binary', operator: token.text as Comparison, left, right, at: token.at };
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.unary());
  }

  private chain(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (let token = this.peek(); token.kind === 'symbol' && operators.includes(token.text); token = this.peek()) {
      this.take();
      left = { kind: 'binary', operator: token.text as Operator, left, right: operand(), at: token.at };
    }
    return left;
  }

  private unary(): Expression {
    if (!this.isSymbol('-')) return this.power();
    const minus = this.take();
    const of = this.deeper(minus, () => (this.isSymbol('-') ? this.unary() : this.power(minus)));
    return { kind: 'negative', of, at: minus.at };
  }

  private power(minus?: Token): Expression {
    const left = this.atom();
    if (!this.isSymbol('^')) return left;
    if (minus !== undefined) {
      throw this.fault(minus, '-x^y is read differently by different programs', 'Write -(x^y) or (-x)^y');
    }
    const token = this.take();
    const sign = this.isSymbol('-') ? this.take() : undefined;
    const exponent = this.atom();
    if (this.isSymbol('^')) {
      throw this.fault(this.peek(), 'a^b^c is read differently by different programs', 'Write (a^b)^c or a^(b^c)');
    }
    const right: Expression = sign === undefined ? exponent : { kind: 'negative', of: exponent, at: sign.at };
    return { kind: 'binary', operator: '^', left, right, at: token.at };
  }

  private atom(): Expression {
    const token = this.take();
    if (token.kind === 'number') return this.number(token);
    if (token.kind === 'word' && (!WORDS.has(token.text) || token.text === 'not')) {
      if (this.isSymbol('(')) return this.call(token);
      if (token.text !== 'not') return { kind: 'name', name: token.text, at: token.at };
      throw this.fault(token, 'not needs parentheses', 'Write not(…)');
    }
    if (token.text === '(') {
      const inside = this.deeper(token, () => this.or());
      this.close(token);
      return inside;
    }
    throw this.unexpected(token);
  }

  private number(token: Token): Expression {
    const value = Number(token.text);
    if (!Number.isFinite(value))
      throw this.fault(token, `${token.text} is too large a number`, 'Numbers go up to 1e300');
    return { kind: 'number', value, text: token.text, at: token.at };
  }

  private call(name: Token): Expression {
    const open = this.take();
    const parts: Expression[] = [];
    do {
      if (parts.length > 0) this.take();
      parts.push(name.text === 'as' && parts.length === 1 ? this.unit() : this.deeper(open, () => this.or()));
    } while (this.isSymbol(','));
    this.close(open);
    return { kind: 'call', function: name.text, arguments: parts, at: name.at };
  }

  /** The second argument of as(x, pvGBP/realGBP) is a unit, read up to the closing parenthesis. */
  private unit(): Expression {
    const first = this.peek();
    let text = '';
    let end = first.at;
    while (this.peek().kind !== 'end' && !this.isSymbol(')') && !this.isSymbol(',')) {
      const token = this.take();
      // A gap stays a gap: `m 2` is not m2.
      text += (token.at > end ? ' ' : '') + token.text;
      end = token.at + token.text.length;
    }
    if (text === '') throw this.fault(first, 'as() needs a unit', 'Write as(x, GBP/m2)');
    return { kind: 'unit', text, at: first.at };
  }

  private deeper<T>(at: Token, read: () => T): T {
    if (++this.depth > DEEPEST_NESTING)
      throw this.fault(at, `parentheses are nested deeper than ${DEEPEST_NESTING}`, 'Split the formula into lines');
    const result = read();
    this.depth--;
    return result;
  }

  private close(open: Token): void {
    const token = this.take();
    if (token.text === ')') return;
    if (token.kind === 'end') throw this.fault(open, 'this parenthesis is never closed', 'Add )');
    throw this.unexpected(token);
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 };
  }

  private take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  private isSymbol(text: string): boolean {
    return this.peek().kind === 'symbol' && this.peek().text === text;
  }

  private isWord(text: string): boolean {
    return this.peek().kind === 'word' && this.peek().text === text;
  }

  private unexpected(token: Token): Fault {
    if (token.kind === 'end') return this.fault(token, 'the formula ends too soon', 'Finish it');
    const before = this.tokens[this.tokens.indexOf(token) - 1];
    return this.fault(token, `${token.text} is not expected here`, mendOf(token, before));
  }

  private fault(token: Token, found: string, right?: string): Fault {
    return new Fault({ at: token.at, found, ...(right === undefined ? {} : { right }) });
  }
}

/** Levels of an expression, found without recursion. */
function depthOf(expression: Expression): number {
  let level: readonly Expression[] = [expression];
  for (let depth = 0; ; depth++) {
    if (level.length === 0) return depth;
    level = level.flatMap((piece) =>
      piece.kind === 'binary'
        ? [piece.left, piece.right]
        : piece.kind === 'negative'
          ? [piece.of]
          : piece.kind === 'call'
            ? piece.arguments
            : [],
    );
  }
}
