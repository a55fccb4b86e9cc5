/** How the 64-bit times of one pcapng interface count: `perSecond` units a second, from `offset` seconds after 1970. */
export type Clock = {
	readonly perSecond: bigint
	readonly offset: number
	/** `perSecond` and nanoseconds in a unit, where a unit is whole nanoseconds: those times need no bigint. */
	readonly divisor: number
	readonly scale: number
	readonly precision: string
	readonly digits: 6 | 9
}

/** The last of the year 9999: times past it, and those before 1970, are damage. */
const LAST_SECOND = 253_402_300_799

/** The clock of if_tsresol (a power of ten, or of two with the high bit set) and if_tsoffset (draft-ietf-opsawg-pcapng, 4.2). */
export function clockOf(resolution: number, offset: bigint): Clock {
	const binary = resolution >= 0x80
	const exponent = resolution & 0x7f
	const perSecond = binary ? 2n ** BigInt(exponent) : 10n ** BigInt(exponent)
	const whole = 1_000_000_000n % perSecond === 0n
	return {
		perSecond,
		offset: Number(offset),
		divisor: whole ? Number(perSecond) : 0,
		scale: whole ? Number(1_000_000_000n / perSecond) : 0,
		precision: binary ? `2^-${exponent} s` : (NAMES.get(exponent) ?? `10^-${exponent} s`),
		digits: !binary && exponent <= 6 ? 6 : 9,
	}
}

const NAMES: ReadonlyMap<number, string> = new Map([
	[0, 'seconds'],
	[3, 'milliseconds'],
	[6, 'microseconds'],
	[9, 'nanoseconds'],
])

/** Whole seconds since 1970 of the time whose upper and lower 32 bits are given. */
export function secondsOf(clock: Clock, high: number, low: number): number {
	if (clock.scale === 0) return Number(ticks(high, low) / clock.perSecond) + clock.offset
	// Long division by 16 bits at a time: every step is exact in a double.
	const divisor = clock.divisor
	const first = Math.floor(high / divisor)
	const middle = (high - first * divisor) * 0x10000 + (low >>> 16)
	const second = Math.floor(middle / divisor)
	const last = (middle - second * divisor) * 0x10000 + (low & 0xffff)
	return first * 0x100000000 + second * 0x10000 + Math.floor(last / divisor) + clock.offset
}

/** Nanoseconds past the whole second. */
export function nanosOf(clock: Clock, high: number, low: number): number {
	if (clock.scale === 0) return Number(((ticks(high, low) % clock.perSecond) * 1_000_000_000n) / clock.perSecond)
	const divisor = clock.divisor
	const middle = (high % divisor) * 0x10000 + (low >>> 16)
	const last = (middle % divisor) * 0x10000 + (low & 0xffff)
	return (last % divisor) * clock.scale
}

/** Whether a date can be made of it. */
export function isTime(seconds: number): boolean {
	return seconds >= 0 && seconds <= LAST_SECOND
}

function ticks(high: number, low: number): bigint {
	return (BigInt(high) << 32n) | BigInt(low)
}
