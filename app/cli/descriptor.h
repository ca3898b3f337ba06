#pragma once

#include <QIODevice>

namespace seriatim::cli {

/// Standard input, output or error. QFile waits for whole blocks of a pipe; this hands on what has come, and lets go of
/// what is written at once.
class Descriptor final : public QIODevice
{
public:
    Descriptor(int descriptor, OpenMode mode);

    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const int m_descriptor;
};

} // namespace seriatim::cli
