import forge from 'node-forge'
import { authorityFault, makeAuthority, signRequest, type Term } from '../../lab/pki/certificate.js'
import { type KeyKind, keyPem, makeKey, readKey } from '../../lab/pki/keys.js'
import { nameFault, readSubject, type Subject } from '../../lab/pki/names.js'
import { pem } from '../../lab/pki/pem.js'
import { makeRequest } from '../../lab/pki/request.js'
import { EXIT } from '../exit.js'
import { keyFile } from '../key-file.js'
import { output } from '../output.js'
import { newPassphrase, passphraseFor } from '../passphrase.js'
import { UsageError } from '../usage-error.js'
import { FILES, madeBefore, mayWrite, writeFiles } from './files.js'

/** What every command of `handshark pki` that makes a key understands. */
export type MakeOptions = {
	readonly folder: string
	readonly name?: readonly string[]
	readonly subject?: string
	readonly key: KeyKind
	readonly passphrase: boolean
	readonly passphraseFile?: string
	readonly force?: boolean
}

export type InitOptions = MakeOptions & { readonly days: number }

/** `handshark pki init`: a key, and the certificate of an authority that it signs itself. */
export async function pkiInit(options: InitOptions): Promise<number> {
	const [name = 'my-ca.com'] = options.name ?? []
	if (name.trim() === '') throw new UsageError('--name: a name is missing')
	const subject = subjectOf(options, [...AUTHORITY, ['CN', name]])
	mayWrite(options.folder, [FILES.authorityKey, FILES.authority], options.force ?? false)
	const passphrase = await newPassphrase(options, FILES.authorityKey)
	const key = makeKey(options.key)
	const certificate = makeAuthority(subject, key, term(options.days))
	return written(options, [
		{ path: FILES.authorityKey, text: keyPem(key, passphrase), isSecret: true },
		{ path: FILES.authority, text: pem('CERTIFICATE', certificate), isSecret: false },
	])
}

/** `handshark pki request`: a server's key, and the request that an authority makes a certificate of. */
export async function pkiRequest(options: MakeOptions): Promise<number> {
	const names = options.name ?? ['localhost']
	const fault = names.map(nameFault).find(Boolean)
	if (fault) throw new UsageError(`--name: ${fault}`)
	const subject = subjectOf(options, [...SERVER, ['CN', names[0]!]])
	mayWrite(options.folder, [FILES.key, FILES.request], options.force ?? false)
	const passphrase = await newPassphrase(options, FILES.key)
	const key = makeKey(options.key)
	return written(options, [
		{ path: FILES.key, text: keyPem(key, passphrase), isSecret: true },
		{ path: FILES.request, text: pem('CERTIFICATE REQUEST', makeRequest(subject, names, key)), isSecret: false },
	])
}

export type SignOptions = {
	readonly folder: string
	readonly ca?: string
	readonly caKey?: string
	readonly out: string
	readonly days: number
	readonly passphraseFile?: string
	readonly force?: boolean
}

/** `handshark pki sign`: the authority makes a certificate of a request. */
export async function pkiSign(file: string | undefined, options: SignOptions): Promise<number> {
	const { folder } = options
	const path = file ?? madeBefore(folder, FILES.request, 'request', 'an argument')
	const request = derOf(path, ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'])
	const issuerPath = options.ca ?? madeBefore(folder, FILES.authority, 'init', '--ca')
	const issuer = derOf(issuerPath, ['CERTIFICATE'])
	const keyPath = options.caKey ?? madeBefore(folder, FILES.authorityKey, 'init', '--ca-key')
	mayWrite(folder, [options.out], options.force ?? false)
	const key = await passphraseFor(keyPath, keyFile(keyPath), options, readKey)
	const fault = authorityFault(issuer, key)
	if (fault !== undefined) throw new UsageError(`${issuerPath} and ${keyPath}: ${fault}`)
	const made = signRequest(request, issuer, key, term(options.days))
	if (typeof made === 'string') throw new UsageError(`${path}: ${made}`)
	return written(options, [{ path: options.out, text: pem('CERTIFICATE', made), isSecret: false }])
}

/** The tutorial's names. */
const AUTHORITY: Subject = [
	['C', 'US'],
	['ST', 'Maryland'],
	['L', 'Baltimore'],
	['O', 'My CA Company'],
]
const SERVER: Subject = [
	['C', 'US'],
	['ST', 'Maryland'],
	['L', 'Baltimore'],
	['O', 'My Company'],
]

function subjectOf({ subject }: MakeOptions, usual: Subject): Subject {
	const read = subject === undefined ? usual : readSubject(subject)
	if (typeof read === 'string') throw new UsageError(`--subject: ${read}`)
	return read
}

/** From a minute ago: the clock of another machine may be a little behind. */
function term(days: number): Term {
	return { from: new Date(Date.now() - 60_000), days }
}

async function written(
	{ folder, force = false }: { readonly folder: string; readonly force?: boolean },
	files: Parameters<typeof writeFiles>[1],
): Promise<number> {
	const paths = writeFiles(folder, files, force)
	await output(paths.map(path => `${path}\n`).join(''))
	return EXIT.ok
}

/** The first part of a PEM file with one of these labels, or the file as it is. */
function derOf(path: string, labels: readonly string[]): Uint8Array {
	const bytes = keyFile(path)
	const text = Buffer.from(bytes).toString('latin1')
	if (!text.includes('-----BEGIN ')) return bytes
	const part = new RegExp(`-----BEGIN (${labels.join('|')})-----[\\s\\S]*?-----END \\1-----`).exec(text)
	if (!part) throw new UsageError(`${path} holds no ${labels[0]!.toLowerCase()}`)
	return Buffer.from(forge.pem.decode(part[0])[0]?.body ?? '', 'binary')
}
