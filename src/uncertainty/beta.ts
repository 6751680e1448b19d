/** Lanczos's approximation with g = 7 and nine terms (Godfrey 2001), good to 1e-15. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const MOST_TERMS = 300;

/** Natural logarithm of the gamma function, x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const [first = 0, ...others] = LANCZOS;
  const sum = others.reduce((total, term, index) => total + term / (x + index), first);
  const top = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(top) - top + Math.log(sum);
}

/** A beta variable on 0 to 1: its density, and the share of it below a point. */
export class Beta {
  private readonly logScale: number;

  constructor(
    readonly alpha: number,
    readonly beta: number,
  ) {
    this.logScale = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  }

  density(x: number): number {
    return Math.exp(this.logScale) * x ** (this.alpha - 1) * (1 - x) ** (this.beta - 1);
  }

  /** The regularised incomplete beta function, by the continued fraction of DLMF 8.17.22. */
  below(x: number): number {
    const { alpha, beta } = this;
    // The fraction converges fast below the mean; above it, the other tail's does.
    return x < (alpha + 1) / (alpha + beta + 2)
      ? this.tail(x, 1 - x, alpha, beta)
      : 1 - this.tail(1 - x, x, beta, alpha);
  }

  private tail(x: number, rest: number, a: number, b: number): number {
    if (x <= 0) return 0;
    return (Math.exp(this.logScale + a * Math.log(x) + b * Math.log(rest)) / a) * continuedFraction(x, a, b);
  }
}

/** Lentz's method (Thompson and Barnett 1986). */
function continuedFraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
