package iconexplorer.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** A graph of ONNX as it grows: operations that take names of values and give one. */
final class OnnxGraph {
  /** What the number of rows is called, which is free at each call. */
  private static final String ROWS = "batch";

  private final GraphProto.Builder graph;
  private int names;

  OnnxGraph(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  GraphProto build() {
    return graph.build();
  }

  /** Rows of so many values that are given at each call. */
  String input(String name, int width) {
    graph.addInput(rows(name, width));
    return name;
  }

  /** Gives a value out as rows under this name. */
  void output(String name, String value, int width) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName("give " + name)
            .setOpType("Identity")
            .addInput(value)
            .addOutput(name));
    graph.addOutput(rows(name, width));
  }

  private static ValueInfoProto rows(String name, int width) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
            .build();
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT_VALUE)
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** An operation of these values without attributes. */
  String apply(String operation, String... inputs) {
    return apply(operation, List.of(), inputs);
  }

  /** An operation of these values. */
  String apply(String operation, List<AttributeProto> attributes, String... inputs) {
    String value = fresh(operation);
    graph.addNode(
        NodeProto.newBuilder()
            .setName(value)
            .setOpType(operation)
            .addAllInput(List.of(inputs))
            .addOutput(value)
            .addAllAttribute(attributes));
    return value;
  }

  /** A constant array, row-major. */
  String constant(String what, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(what, TensorProto.DataType.FLOAT_VALUE, bytes, shape);
  }

  /** A constant number. */
  String constant(String what, double value) {
    return constant(what, new float[] {(float) value}, 1);
  }

  /** A constant list of whole numbers. */
  String wholeNumbers(String what, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return constant(what, TensorProto.DataType.INT64_VALUE, bytes, values.length);
  }

  private String constant(String what, int type, ByteBuffer bytes, long... shape) {
    String name = fresh(what);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private String fresh(String what) {
    names++;
    return what + "_" + names;
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto wholes(String name, int... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto word(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }
}
