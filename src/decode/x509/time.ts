import type { Reader } from '../reader.js'
import { TAG } from './tags.js'
import { asciiOf } from './text.js'

/** A moment: ISO 8601 in UTC, and seconds since 1970. */
export type Time = { readonly iso: string; readonly epoch: number }

/** Contents of a UTCTime (RFC 5280, 4.1.2.5.1): a year of two digits, 50 to 99 being 1950 to 1999. */
export function utcTimeContents(r: Reader, length: number): Time | undefined {
	return timeContents(r, length, UTC_TIME, TAG.utcTime)
}

/** Contents of a GeneralizedTime (RFC 5280, 4.1.2.5.2): a year of four digits. */
export function generalizedTimeContents(r: Reader, length: number): Time | undefined {
	return timeContents(r, length, GENERALIZED_TIME, TAG.generalizedTime)
}

/** Seconds, zone and fraction are optional in BER (X.680, 46 and 47); DER and RFC 5280 want seconds, `Z` and no fraction. */
const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d\d))?()(Z|[+-]\d{4})?$/
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d))?)?(?:[.,](\d{1,9}))?(Z|[+-]\d{4})?$/

function timeContents(r: Reader, length: number, pattern: RegExp, tag: number): Time | undefined {
	let text = ''
	let time: Time | undefined
	r.derived(
		'contents',
		length,
		bytes => {
			text = asciiOf(bytes) ?? ''
			time = parse(text, pattern)
			return time?.epoch ?? bytes
		},
		() => time?.iso,
	)
	if (time === undefined) {
		r.flag('invalid', 'not a date and time')
		return undefined
	}
	if (length !== (tag === TAG.utcTime ? 13 : 15) || !text.endsWith('Z'))
		r.flag('invalid', `a time written as ${text}, DER has seconds and Z, and no fraction in a certificate`)
	if (r.tracing) r.describe(time.iso)
	return time
}

function parse(text: string, pattern: RegExp): Time | undefined {
	const found = pattern.exec(text)
	if (found === null) return undefined
	const [, years, month, day, hour, minute = '00', second = '00', fraction = '', zone = 'Z'] = found
	const year = years!.length === 4 ? years! : `${Number(years) < 50 ? '20' : '19'}${years}`
	const days = daysOf(Number(year), Number(month), Number(day))
	if (days === undefined || hour! > '23' || minute > '59' || second > '59') return undefined
	const local = days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
	if (zone === 'Z' && fraction === '')
		return { iso: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`, epoch: local }
	const epoch = local - offset(zone) + Number(`0.${fraction || 0}`)
	return { iso: new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'), epoch }
}

/** Days from 1970 to a day of the Gregorian calendar; nothing when there is no such day. */
function daysOf(year: number, month: number, day: number): number | undefined {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
	const length = month === 2 && leap ? 29 : MONTHS[month - 1]
	if (length === undefined || day < 1 || day > length) return undefined
	// Years begin in March, so that the leap day is the last of its year.
	const y = month > 2 ? year : year - 1
	const before = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
	return before + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1 - DAYS_TO_1970
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** From the 1st of March of the year 0. */
const DAYS_TO_1970 = 719_468

/** Seconds east of UTC. */
function offset(zone: string): number {
	if (zone === 'Z') return 0
	const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3)) * 60
	return zone.startsWith('-') ? -seconds : seconds
}
