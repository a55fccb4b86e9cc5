import { join } from 'node:path'
import type { SentChain } from '../../src/analyse/certificates/sent-chain.js'
import { CaptureError } from '../../src/capture/capture-error.js'
import { openSession } from '../../src/cli/read.js'
import { scan } from '../../src/decode/reader.js'
import { suiteParts } from '../../src/decode/registry/suite-parts.js'
import { certificateStatus } from '../../src/decode/tls/certificate-status.js'
import { handshake } from '../../src/decode/tls/handshake.js'
import { inspectMessage } from '../../src/session/inspect.js'

/** The readable certificates of a capture, each with what its handshake says of it. */
export async function sentChains(folder: string, name: string): Promise<SentChain[]> {
	const { session, capture, read } = openSession(join(folder, name), { keep: true })
	try {
		await read()
		return session.conversations.flatMap(conversation =>
			conversation.messages.flatMap((message, index): SentChain[] => {
				if (message.type !== 'certificate' || message.encrypted) return []
				const { from } = message
				const { negotiated, suite, serverName, hasEch } = conversation.tls ?? {}
				const context = { from, ...(negotiated !== undefined && { version: negotiated }) }
				const [view] = inspectMessage(session, conversation, index)
				const read = scan('handshake', view!.bytes, r => handshake(r, context)).value?.message
				if (read?.kind !== 'certificate' || read.body.certificates.length === 0) return []
				const { certificates } = read.body
				const used = suite === undefined ? undefined : suiteParts(suite)?.keyExchange
				const status = conversation.messages.findIndex(({ type }) => type === 'certificate_status')
				const said = status < 0 ? undefined : inspectMessage(session, conversation, status)[0]!.bytes
				const responses = said && scan('status', said.subarray(4), certificateStatus).value?.responses
				return [
					{
						side: from,
						chain: certificates.map(({ der }) => der),
						...(certificates[0]!.isRawKey && { isRawKey: true }),
						...(from === 'server' && serverName !== undefined && { serverName }),
						...(hasEch && { hasEch }),
						...((used === 'rsa' || used === 'dhe' || used === 'ecdhe') && { keyExchange: used }),
						ocsp: responses ?? certificates.map(({ said }) => said?.ocspResponse),
						time: message.time.seconds,
					},
				]
			}),
		)
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error
		return []
	} finally {
		capture.close()
	}
}
