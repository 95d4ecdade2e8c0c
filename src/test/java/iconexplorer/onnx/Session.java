package iconexplorer.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** An ONNX file in onnxruntime. */
public final class Session implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;

  public Session(byte[] model) throws OrtException {
    session = ENVIRONMENT.createSession(model);
  }

  /** The values of an output, row-major, of [rows, inputs]. */
  public float[] run(String output, float[] input, int rows) throws OrtException {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                ENVIRONMENT,
                FloatBuffer.wrap(input),
                new long[] {rows, rows == 0 ? 0 : input.length / rows});
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    }
  }

  public OrtSession session() {
    return session;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
