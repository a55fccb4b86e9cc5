import { createPrivateKey, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, type SecureContext } from 'node:tls'
import forge from 'node-forge'
import { LIMITS } from '../../decode/limits.js'
import { makeAuthority, signRequest } from '../../lab/pki/certificate.js'
import { keyPem, makeKey } from '../../lab/pki/keys.js'
import { pem } from '../../lab/pki/pem.js'
import { makeRequest } from '../../lab/pki/request.js'
import { UsageError } from '../usage-error.js'

/** The authority that a proxy signs with, and where it is kept. */
export type Authority = {
	readonly certificate: Uint8Array
	readonly key: KeyObject
	readonly certificatePath: string
	readonly keyPath: string
	/** It was made just now. */
	readonly isNew: boolean
}

type Environment = { readonly XDG_DATA_HOME?: string | undefined }

/** Where it is kept (XDG Base Directory Specification): the path of its certificate and of its key. */
export function authorityPaths(env: Environment = process.env): Pick<Authority, 'certificatePath' | 'keyPath'> {
	const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(homedir(), '.local', 'share')
	const folder = join(data, 'handshark')
	return { certificatePath: join(folder, 'proxy-ca.pem'), keyPath: join(folder, 'proxy-ca-key.pem') }
}

/**
 * The authority of this user, made on first use. It is installed nowhere: who trusts it is the user's choice. Throws a
 * UsageError when it can be neither read nor made.
 */
export function openAuthority(env: Environment = process.env): Authority {
	const paths = authorityPaths(env)
	try {
		const isNew = !existsSync(paths.keyPath) || !existsSync(paths.certificatePath)
		if (isNew) make(paths)
		const key = createPrivateKey(readFileSync(paths.keyPath))
		const [part] = forge.pem.decode(readFileSync(paths.certificatePath, 'latin1'))
		return { ...paths, key, certificate: Buffer.from(part?.body ?? '', 'binary'), isNew }
	} catch (error) {
		const why = error instanceof Error ? error.message : error
		throw new UsageError(`the authority of the proxy, ${paths.certificatePath}, can be neither read nor made: ${why}`)
	}
}

const DAY = 86_400_000
const AUTHORITY_DAYS = 825
const LEAF_DAYS = 90

function make({ certificatePath, keyPath }: Pick<Authority, 'certificatePath' | 'keyPath'>): void {
	mkdirSync(join(keyPath, '..'), { recursive: true, mode: 0o700 })
	const key = makeKey('ec')
	const name = `handshark proxy on ${hostname()}, ${new Date().toISOString().slice(0, 10)}`.slice(0, 64)
	const term = { from: new Date(Date.now() - DAY), days: AUTHORITY_DAYS }
	const certificate = makeAuthority(
		[
			['O', 'handshark'],
			['CN', name],
		],
		key,
		term,
	)
	const written = `${keyPath}.${process.pid}.new`
	try {
		writeFileSync(written, keyPem(key, undefined), { mode: 0o600, flag: 'wx' })
		chmodSync(written, 0o600)
		rmSync(keyPath, { force: true })
		linkSync(written, keyPath)
	} finally {
		rmSync(written, { force: true })
	}
	writeFileSync(certificatePath, pem('CERTIFICATE', certificate), { mode: 0o644 })
}

/**
 * Makes certificates that an authority has signed, one for each name that is asked for, all with one key that is never
 * written to a file. Throws what a name is of no use for.
 */
export function leafMaker({ certificate, key }: Authority): (name: string) => SecureContext {
	const leafKey = makeKey('ec')
	const keyText = keyPem(leafKey, undefined)
	const made = new Map<string, SecureContext>()
	return name => {
		const known = made.get(name)
		if (known) return known
		const request = makeRequest([['CN', name.slice(0, 64)]], [name], leafKey)
		const signed = signRequest(request, certificate, key, { from: new Date(Date.now() - DAY), days: LEAF_DAYS })
		if (typeof signed === 'string') throw new Error(signed)
		const chain = pem('CERTIFICATE', signed) + pem('CERTIFICATE', certificate)
		const context = createSecureContext({ key: keyText, cert: chain })
		if (made.size >= LIMITS.leafCertificates) made.clear()
		made.set(name, context)
		return context
	}
}
