// `0.60%` of a rate in millionths, as many decimals as it needs and at least two.

export function rateText(ppm: number): string {
  const digits = String(Math.abs(ppm)).padStart(5, '0')
  const whole = digits.slice(0, -4)
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '')
  return `${ppm < 0 ? '\u2212' : ''}${whole}.${fraction}%`
}
