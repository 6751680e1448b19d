/**
 * The share of a normal variable below z standard deviations, good to about 1e-15 of itself in the lower tail too.
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969), as R's pnorm
 * has them for the normal distribution.
 */
export function normalShare(z: number): number {
  const size = Math.abs(z);
  if (!(size > 0.67448975)) return 0.5 + central(z);
  const tail = size <= ROOT_32 ? middle(size) : far(size);
  return z < 0 ? tail : 1 - tail;
}

const ROOT_32 = Math.sqrt(32);
const ROOT_2_PI_INVERSE = 1 / Math.sqrt(2 * Math.PI);

function central(z: number): number {
  const x = z * z;
  const over =
    (((0.06568233791820745 * x + 2.235252035460684) * x + 161.02823106855587) * x + 1067.689485460371) * x +
    18154.98125334356;
  const under = (((x + 47.20258190468824) * x + 976.0985517377767) * x + 10260.932208618979) * x + 45507.78933502673;
  return (z * over) / under;
}

function middle(x: number): number {
  const over =
    (((((((1.0765576773720192e-8 * x + 0.39894151208813466) * x + 8.883149794388377) * x + 93.50665613217785) * x +
      597.2702763948002) *
      x +
      2494.5375852903726) *
      x +
      6848.190450536283) *
      x +
      11602.65143764735) *
      x +
    9842.714838383978;
  const under =
    (((((((x + 22.266688044328117) * x + 235.387901782625) * x + 1519.3775994075547) * x + 6485.558298266761) * x +
      18615.571640885097) *
      x +
      34900.95272114598) *
      x +
      38912.00328609327) *
      x +
    19685.429676859992;
  return (density(x) * over) / under;
}

function far(x: number): number {
  const y = 1 / (x * x);
  const over =
    ((((0.02307344176494017 * y + 0.215898534057957) * y + 0.12740116116024736) * y + 0.022235277870649807) * y +
      0.0014216191932278934) *
      y +
    2.9112874951168793e-5;
  const under =
    ((((y + 1.284260096144911) * y + 0.4682382124808651) * y + 0.06598813786892856) * y + 0.0037823963320275824) * y +
    7.297515550839662e-5;
  return (density(x) * (ROOT_2_PI_INVERSE - (y * over) / under)) / x;
}

/** e^(−x²/2), its square split so that far out no digit of it is lost. */
function density(x: number): number {
  const whole = Math.trunc(x * 16) / 16;
  return Math.exp((-whole * whole) / 2) * Math.exp((-(x - whole) * (x + whole)) / 2);
}
