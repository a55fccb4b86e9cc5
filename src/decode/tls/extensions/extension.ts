import type { Reader } from '../../reader.js'
import { EXTENSIONS } from '../../registry/extensions.js'
import { GREASE, hex } from '../../registry/names.js'
import { APPLICATION_PROTOCOLS } from './application-protocols.js'
import { CERTIFICATES } from './certificates.js'
import { ECH } from './ech.js'
import type { Extension, Facts, Said } from './facts.js'
import type { Carrier, Form, Forms, Label } from './form.js'
import { HELLO } from './hello.js'
import { IDENTITY } from './identity.js'
import { KEY_SHARES } from './key-share.js'
import { QUIC } from './quic.js'
import { RESUMPTION } from './resumption.js'
import { SIGNATURES } from './signatures.js'

const FORMS = new Map<number, Form>(
	[APPLICATION_PROTOCOLS, CERTIFICATES, ECH, HELLO, IDENTITY, KEY_SHARES, QUIC, RESUMPTION, SIGNATURES].flatMap(
		entries,
	),
)

const PRE_SHARED_KEY = 41

/**
 * extensions<..2^16-1>: RFC 8446, 4.2. One that is broken costs no other. The object is the caller's to add to.
 * `only`: a scan passes over the others, which are not in the list then.
 */
export function extensions(r: Reader, carrier: Carrier, only?: ReadonlySet<number>): Said {
	const facts: Facts = {}
	const seen = new Set<number>()
	const list = r.list(2, 'extensions', r =>
		only && !r.tracing && !only.has(typeOf(r)) ? passed(r) : extension(r, carrier, facts, seen),
	)
	// Not a spread: of an object that grew key by key it takes 40 times as long.
	return Object.assign(facts, { extensions: list.filter(item => item !== undefined) })
}

function extension(r: Reader, carrier: Carrier, facts: Facts, seen: Set<number>): Extension | undefined {
	const type = typeOf(r)
	const name = EXTENSIONS(type)
	const named = name !== undefined && name !== GREASE
	const form = FORMS.get(type)
	let data: Uint8Array | undefined
	r.headed(
		named ? name : 'extension',
		r => {
			r.u16('extension_type', EXTENSIONS)
			return r.u16('extension_data_length')
		},
		r => {
			data = r.peek(r.left)
			const label = body(r, form, carrier, seen.has(type) ? {} : facts)
			if (r.tracing) r.describe(named ? (typeof label === 'function' ? label() : label) : (name ?? hex(type)))
			if (seen.has(type)) r.flag('invalid', `${name ?? hex(type)} is there twice`)
			else if (seen.has(PRE_SHARED_KEY) && carrier === 'client_hello') {
				r.flag('unexpected', `${name ?? hex(type)} stands after pre_shared_key, which must be the last`)
			}
		},
	)
	seen.add(type)
	return data && { type, data }
}

/** -1 where it is not whole. */
function typeOf(r: Reader): number {
	const high = r.ahead(0)
	const low = r.ahead(1)
	return high === undefined || low === undefined ? -1 : high * 0x100 + low
}

function passed(r: Reader): undefined {
	r.u16('extension_type')
	const length = r.u16('extension_data_length')
	r.skip('extension_data', Math.min(length, r.left))
}

function body(r: Reader, form: Form | undefined, carrier: Carrier, facts: Facts): Label {
	if (form) return r.left > 0 ? r.struct('extension_data', r => form(r, facts, carrier)) : form(r, facts, carrier)
	if (r.left > 0) r.rest('extension_data')
	return undefined
}

function entries(forms: Forms): (readonly [number, Form])[] {
	return Object.entries(forms).map(([type, form]) => [Number(type), form])
}
