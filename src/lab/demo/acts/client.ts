import type { Act } from '../act.js'
import { ask, httpsServer, plainWords, tellSecret } from '../exchange.js'

/** The server asks for a certificate as well: once it is shown one, once none. */
export const client: Act = {
	id: 'client',
	inputs: [],
	play: async stage => {
		const { credentials } = stage
		const ca = credentials.made.authority
		const own = credentials.client()
		const options = { ca, requestCert: true, rejectUnauthorized: true }
		const port = await stage.listen(httpsServer(stage, tellSecret, options))
		const shown = await ask(stage, { port, tls: { ca, key: own.key, cert: own.certificate } })
		stage.note('printed', { who: 'Node.js', text: shown.body.trim() })
		await ask(stage, { port, tls: { ca } }).then(
			({ body }) => stage.note('printed', { who: 'Node.js', text: body }),
			(error: Error) => stage.note('printed', { who: 'Node.js', text: plainWords(error) }),
		)
		const [authority, certificate, key] = (['authority', 'clientCertificate', 'clientKey'] as const).map(file =>
			credentials.word(file),
		)
		stage.command(`curl --cacert ${authority} --cert ${certificate} --key ${key} https://localhost:${port}/`)
		stage.command(`curl --cacert ${authority} https://localhost:${port}/`)
	},
}
