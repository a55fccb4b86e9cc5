import { createServer } from 'node:http'
import forge from 'node-forge'
import { pem } from '../../pki/pem.js'
import type { Act } from '../act.js'
import { FILES } from '../credentials.js'
import { ask, say } from '../exchange.js'

const LONGEST = 64 << 10

/** The learner becomes a certificate authority: the server's request goes there, and comes back as a certificate. */
export const authority: Act = {
	id: 'authority',
	inputs: [],
	play: async stage => {
		const { credentials } = stage
		const begun = credentials.begin()
		const names = [FILES.authorityKey, FILES.authority, FILES.key, FILES.request]
		const files = names.map(name => (name.includes('private') ? `${name} (0600)` : name)).join(', ')
		stage.note('written', { folder: credentials.folder, files })
		const server = createServer((request, response) => {
			let text = ''
			request.setEncoding('latin1')
			request.on('data', (part: string) => {
				if (text.length < LONGEST) text += part
			})
			request.once('end', () => {
				const certificate = begun.sign(derOf(text))
				if (certificate !== undefined) return say(response, certificate, 'application/pem-certificate-chain')
				response.writeHead(400, { 'Content-Type': 'text/plain' })
				response.end('send a certificate request in PEM\n')
			})
		})
		const port = await stage.listen(server)
		const body = pem('CERTIFICATE REQUEST', begun.request)
		stage.note('asked', { length: body.length })
		const answer = await ask(stage, { port, path: '/sign', method: 'POST', body, type: 'application/pkcs10' })
		credentials.finish(begun, answer.body)
		stage.note('signed', { path: credentials.path('certificate') })
		stage.command(`curl --data-binary @${credentials.word('request')} http://localhost:${port}/sign`)
		stage.command(`handshark pki show ${credentials.word('certificate')}`)
	},
}

function derOf(text: string): Uint8Array {
	try {
		return Buffer.from(forge.pem.decode(text)[0]?.body ?? '', 'binary')
	} catch {
		return new Uint8Array(0)
	}
}
