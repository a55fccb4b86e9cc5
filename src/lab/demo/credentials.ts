import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAuthority, signRequest, type Term } from '../pki/certificate.js'
import { keyPem, makeKey } from '../pki/keys.js'
import type { Subject } from '../pki/names.js'
import { pem } from '../pki/pem.js'
import { makeRequest } from '../pki/request.js'

/** The tutorial's names of the files, and those of the client of the last act. */
export const FILES = {
	authorityKey: 'ca-private-key.pem',
	authority: 'ca-public-key.pem',
	key: 'server-private-key.pem',
	request: 'server-csr.pem',
	certificate: 'server-public-key.pem',
	clientKey: 'client-private-key.pem',
	clientCertificate: 'client-public-key.pem',
} as const

/** A certificate authority of the demo's own, and what it has signed: made anew in every run, in a folder of its own. */
export class Credentials {
	#made: Made | undefined
	#authority: string | undefined

	/** @param folder made when something is written into it */
	constructor(readonly folder: string) {}

	/** The authority's certificate, PEM, of the latest there was; nothing before the first. */
	get authority(): string | undefined {
		return this.#authority
	}

	path(file: keyof typeof FILES): string {
		return join(this.folder, FILES[file])
	}

	/** The same as a word of a shell's, for lines that are copied. */
	word(file: keyof typeof FILES): string {
		const path = this.path(file)
		return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
	}

	/** The authority, the server's key and its request, without the certificate that is made of it. */
	begin(): Begun {
		const authorityKey = makeKey('rsa')
		const authority = pem('CERTIFICATE', makeAuthority(AUTHORITY, authorityKey, term()))
		this.#authority = authority
		const key = makeKey('rsa')
		const request = makeRequest(SERVER, ['localhost', '127.0.0.1'], key)
		this.#write('authorityKey', keyPem(authorityKey, undefined), true)
		this.#write('authority', authority)
		this.#write('key', keyPem(key, undefined), true)
		this.#write('request', pem('CERTIFICATE REQUEST', request))
		const sign = (asked: Uint8Array): string | undefined => {
			const der = Buffer.from(authority.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''), 'base64')
			const made = signRequest(asked, der, authorityKey, term())
			return typeof made === 'string' ? undefined : pem('CERTIFICATE', made)
		}
		return { authority, key: keyPem(key, undefined), request, sign }
	}

	/** The server's certificate has come: from now on these are the credentials of all acts. */
	finish(begun: Begun, certificate: string): Made {
		this.#write('certificate', certificate)
		this.#made = { ...begun, certificate }
		return this.#made
	}

	/** What servers and clients use: made at the first time, unless an act has made it before their eyes. */
	get made(): Made {
		if (this.#made) return this.#made
		const begun = this.begin()
		return this.finish(begun, begun.sign(begun.request)!)
	}

	/** A client's key and certificate, of the same authority. */
	client(): { readonly key: string; readonly certificate: string } {
		const key = makeKey('ec')
		const certificate = this.made.sign(makeRequest(CLIENT, ['a-client.localhost'], key, 'client'))!
		this.#write('clientKey', keyPem(key, undefined), true)
		this.#write('clientCertificate', certificate)
		return { key: keyPem(key, undefined), certificate }
	}

	#write(file: keyof typeof FILES, text: string, isSecret = false): void {
		mkdirSync(this.folder, { recursive: true, mode: 0o700 })
		const path = this.path(file)
		writeFileSync(path, text, { mode: isSecret ? 0o600 : 0o644 })
		if (isSecret) chmodSync(path, 0o600)
	}
}

export type Begun = {
	/** PEM, as are the key and the certificate. */
	readonly authority: string
	readonly key: string
	/** DER. */
	readonly request: Uint8Array
	/** What the authority makes of a request; nothing when it refuses. */
	readonly sign: (request: Uint8Array) => string | undefined
}

export type Made = Begun & { readonly certificate: string }

const AUTHORITY: Subject = [
	['C', 'US'],
	['ST', 'Maryland'],
	['L', 'Baltimore'],
	['O', 'My CA Company'],
	['CN', 'my-ca.com'],
]
const SERVER: Subject = [
	['C', 'US'],
	['ST', 'Maryland'],
	['L', 'Baltimore'],
	['O', 'My Company'],
	['CN', 'localhost'],
]
const CLIENT: Subject = [
	['O', 'My Company'],
	['CN', 'a-client'],
]

function term(): Term {
	return { from: new Date(Date.now() - 60_000), days: 30 }
}
