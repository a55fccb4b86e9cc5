import { type Framed, type FramedEvent, FramedStream } from '../http/framed.js'
import { opcodeName } from './codes.js'
import { type FrameContext, type FrameHeader, frameHeader, headerLength } from './frame-header.js'
import { framesFit } from './frames-fit.js'
import { masked } from './mask.js'

/** Its payload is unmasked. */
export type WebSocketFrame = Framed<FrameHeader>
export type FrameEvent = Exclude<FramedEvent<FrameHeader>, { kind: 'preface' }>

/** The WebSocket frames of one direction (RFC 6455, 5.2). `context` is asked for each frame anew. */
export function webSocketFrames(
	context: () => FrameContext,
	emit: (event: FrameEvent) => void,
): FramedStream<FrameHeader> {
	return new FramedStream(
		{
			headerLength: bytes => (bytes[1] === undefined ? undefined : headerLength(bytes[1])),
			header: r => frameHeader(r, context()),
			name: ({ opcode }) => opcodeName(opcode) ?? `opcode ${opcode}`,
			fits: bytes => framesFit(bytes, context()),
		},
		event => {
			if (event.kind === 'frame') emit({ ...event, frame: unmasked(event.frame) })
			// Its form has none.
			else if (event.kind !== 'preface') emit(event)
		},
	)
}

function unmasked(frame: WebSocketFrame): WebSocketFrame {
	return { ...frame, payload: masked(frame.payload, frame.key) }
}
