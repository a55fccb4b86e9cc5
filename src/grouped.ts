/**
 * A number with its thousands separated, as English has it: `1,613`. Of whole numbers the same as `toLocaleString('en')`,
 * which has Node load its tables of languages: a fifth of what a Node that does nothing takes to start.
 */
export function grouped(number: number): string {
	return Number.isSafeInteger(number) ? `${number}`.replace(THOUSANDS, '$&,') : number.toLocaleString('en')
}

const THOUSANDS = /\d(?=(?:\d{3})+$)/g
