#pragma once

#include <QIODevice>

namespace seriatim::cli {

/// Standard input, output or error. QFile waits for whole blocks of a pipe; this hands on what has come, and lets go of
/// what is written at once.
class Descriptor final : public QIODevice
{
public:
    Descriptor(int descriptor, OpenMode mode);

    ~Descriptor() override;

    bool isSequential() const override { return true; }

    /// Ends a read that waits for more, and all that come after it. From any thread; it stays so.
    void interrupt();

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    bool awaitData() const;

    const int m_descriptor;
    const int m_interruption; ///< Can be read once it has happened; of what is only written, none.
};

} // namespace seriatim::cli
