import { constants } from 'node:crypto'
import type { Act } from '../act.js'
import { ask, commands, httpsServer, tellSecret } from '../exchange.js'

/** HTTPS with the authority's certificate at hand: as the articles tell it, then as it is done today. */
export const accepted: Act = {
	id: 'accepted',
	inputs: [],
	play: async stage => {
		const ca = stage.credentials.made.authority
		// Session tickets come after the story of the articles.
		const secureOptions = constants.SSL_OP_NO_TICKET
		const port = await stage.listen(httpsServer(stage, tellSecret, { ciphers: SUITES, secureOptions }))
		const old = { ca, maxVersion: 'TLSv1.2', ciphers: RSA_KEY_EXCHANGE, secureOptions } as const
		const first = await ask(stage, { port, tls: old })
		stage.note('printed', { who: 'Node.js, TLS 1.2', text: first.body.trim() })
		const second = await ask(stage, { port, tls: { ca, minVersion: 'TLSv1.3' } })
		stage.note('printed', { who: 'Node.js, TLS 1.3', text: second.body.trim() })
		commands(stage, port, { ca: stage.credentials })
		stage.command(
			`openssl s_client -connect localhost:${port} -servername localhost -CAfile ${stage.credentials.word('authority')}`,
		)
	},
}

/** TLS_RSA_WITH_AES_128_GCM_SHA256: the secret goes to the server encrypted with its RSA key. */
const RSA_KEY_EXCHANGE = 'AES128-GCM-SHA256'
const SUITES = `TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:${RSA_KEY_EXCHANGE}`
