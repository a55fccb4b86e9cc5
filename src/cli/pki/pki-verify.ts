import { certificatesIn } from '../../analyse/certificates/pem.js'
import { certificateProofs } from '../../analyse/certificates/prove.js'
import { clean } from '../../clean.js'
import { sayingText } from '../../explain/sayings/sayings.js'
import { EXIT } from '../exit.js'
import { keyFile } from '../key-file.js'
import { output } from '../output.js'
import { trustOption } from '../trust-option.js'
import { UsageError } from '../usage-error.js'
import { ofFile } from './file-sayings.js'
import { FILES, madeBefore } from './files.js'

type VerifyOptions = { readonly ca?: readonly string[]; readonly host?: string }

/** `handshark pki verify`: each thing a client checks of a certificate, and what came out. */
export async function pkiVerify(
	file: string = madeBefore('.', FILES.certificate, 'sign', 'an argument'),
	{ ca = [madeBefore('.', FILES.authority, 'init', '--ca')], host }: VerifyOptions,
): Promise<number> {
	if (host === '') throw new UsageError('--host: a name is missing')
	const chain = certificatesIn(keyFile(file))
	if (chain.length === 0) throw new UsageError(`${file} holds no certificate, neither PEM nor DER`)
	const { now, ...options } = trustOption({ ca })
	const sent = { side: 'server' as const, chain, time: now!, ...(host !== undefined && { serverName: host }) }
	const proofs = certificateProofs(sent, options).proofs.filter(({ what }) => CHECKED.has(what))
	const lines = proofs.map(
		({ what, state, why, missing }) =>
			`${MARKS[state]}  ${what.replace('_', ' ').padEnd(9)}  ${sayingText(ofFile(why), 'en')}${missing === undefined ? '' : `; needs: ${sayingText(missing, 'en')}`}`,
	)
	await output(`${lines.map(line => clean(line)).join('\n')}\n`)
	return proofs.some(({ state }) => state === 'failed') ? EXIT.forbidden : EXIT.ok
}

/** What a client checks of the file itself: stapled responses and timestamps come with a connection. */
const CHECKED: ReadonlySet<string> = new Set(['chain', 'trust', 'validity', 'host_name', 'key_usage'])

const MARKS = { verified: 'ok     ', failed: 'FAILED ', unchecked: 'skipped' } as const
