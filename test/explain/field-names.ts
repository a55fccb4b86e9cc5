import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXTENSIONS } from '../../src/decode/registry/extensions.js'
import { HANDSHAKE_TYPES } from '../../src/decode/registry/handshake-types.js'
import { typeField } from '../../src/decode/x509/tags.js'

/** Declarations stand in decode; the names of the roots of trees in session. */
const FOLDERS = ['src/decode', 'src/session']

/** A declaration that makes a field: `r.u16('name'`, `sequence(r, 'name'`, `derVector(r, 3, 'name'`. */
const DECLARED =
	/\b(?:r\.(?:u8|u16|u24|u32|u32le|u64|opaque|text|rest|derived|skip|struct|frame|headed|vector|list)\((?:\d, )?|(?!malformed|cut|skipped|keyShareEntry)\w+\(r, (?:\w+, )?)'([a-z]\w*|ASN1_\w+)'/g

/** A row of a table that names a bit or an option: `{ name: 'syn', mask: …`. */
const TABLED = /\bname: '([a-z]\w*)'(?:, (?:mask|body)| \})/g

/** The names that the declarations in src/decode give to fields, read from the sources as text. */
export function declaredNames(): Set<string> {
	return new Set(sources().flatMap(source => Array.from(source.matchAll(DECLARED), match => match[1]!)))
}

/** Every name a field can have: those declared, those any table or default of src/decode holds, and those made from numbers. */
export function possibleNames(): Set<string> {
	const quoted = sources().flatMap(source => Array.from(source.matchAll(/'([^'\n]+)'/g), match => match[1]!))
	const extensions = Array.from({ length: 0x10000 }, (_, type) => EXTENSIONS(type))
	const messages = Array.from({ length: 0x100 }, (_, type) => HANDSHAKE_TYPES(type))
	const types = Array.from({ length: 0x100 }, (_, tag) => typeField(tag))
	return new Set([...quoted, ...[...extensions, ...messages, ...types].filter(name => name !== undefined)])
}

/** The names that tables give to bits and options. */
export function tabledNames(): Set<string> {
	return new Set(sources().flatMap(source => Array.from(source.matchAll(TABLED), match => match[1]!)))
}

function sources(): string[] {
	return FOLDERS.flatMap(folder =>
		(readdirSync(folder, { recursive: true }) as string[]).map(file => join(folder, file)),
	)
		.filter(file => file.endsWith('.ts') && !file.includes('generated'))
		.map(file => readFileSync(file, 'utf8'))
}
