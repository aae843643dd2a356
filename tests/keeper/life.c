/* Making stores, sticks and packs for the tests of jstm-store. Packs take a second each to build,
 * so they are kept beside the tests and copied. */
#include "life.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *life_bin(void)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    return bin ? bin : ".";
}

void life_shell(const char *fmt, ...)
{
    char command[4096];
    va_list args;
    va_start(args, fmt);
    vsnprintf(command, sizeof command, fmt, args);
    va_end(args);
    if (system(command) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command);
    }
}

const char *life_path(struct life *l, const char *fmt, ...)
{
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    return arena_format(&l->mem, "%s/%s", l->root, text);
}

bool life_put(const char *path, const void *bytes, size_t length)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && (length == 0 || fwrite(bytes, 1, length, f) == length);
    return f && fclose(f) == 0 && ok;
}

size_t life_count(const char *folder, const char *begin)
{
    DIR *dir = opendir(folder);
    struct dirent *item;
    size_t count = 0;
    while (dir && (item = readdir(dir))) {
        count += strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0 &&
                 strncmp(item->d_name, begin, strlen(begin)) == 0;
    }
    if (dir) {
        closedir(dir);
    }
    return count;
}

void life_begin(struct life *l, const char *name)
{
    struct minisign_public key, other;
    struct buf text = {0};
    memset(l, 0, sizeof *l);
    snprintf(l->root, sizeof l->root, "%s", test_scratch(name));
    snprintf(l->store, sizeof l->store, "%s/store", l->root);
    snprintf(l->stick, sizeof l->stick, "%s/STICK", l->root);
    life_shell("rm -rf '%s' && mkdir -p '%s/keys.d' '%s'", l->root, l->store, l->stick);
    minisign_generate(&key, &l->ours);
    minisign_generate(&other, &l->theirs);
    l->trusted.key = key;
    snprintf(l->trusted.name, sizeof l->trusted.name, "museum");
    minisign_write_public(&key, &text);
    if (!life_put(life_path(l, "store/keys.d/museum.pub"), text.data, text.length) ||
        chmod(life_path(l, "store/keys.d/museum.pub"), 0644) != 0) {
        test_fail(__FILE__, __LINE__, "no key in %s", l->store);
    }
    buf_finish(&text);
}

void life_end(struct life *l)
{
    life_shell("rm -rf '%s'", l->root);
    buf_finish(&l->said);
    arena_finish(&l->mem);
}

struct label life_label(uint32_t seq)
{
    struct label label = {.seq = seq, .fmt_major = 1, .fmt_minor = 2, .reader_major = 1};
    snprintf(label.id, sizeof label.id, "mini");
    snprintf(label.label, sizeof label.label, "2026.11-test");
    snprintf(label.date, sizeof label.date, "2026-11-20");
    snprintf(label.langs, sizeof label.langs, "zh,en,ko");
    snprintf(label.title_zh, sizeof label.title_zh, "迷你馆");
    snprintf(label.title_en, sizeof label.title_en, "Mini Museum");
    return label;
}

/* Made by the packer and from the sources as they are now. */
static bool life_fresh(const char *kept)
{
    char command[2048];
    snprintf(command, sizeof command,
             "test -e '%s' && test -z \"$(find '%s/jstm-pack' '%s' -newer '%s' | head -n 1)\"",
             kept, life_bin(), test_path("fixtures/mini"), kept);
    return system(command) == 0;
}

bool life_pack(struct life *l, const char *name, uint32_t seq, const char *rime)
{
    const char *kept =
        arena_format(&l->mem, "%s/keeper-%lu-%s.kpack", life_bin(), (unsigned long)seq, rime);
    const char *made = arena_format(&l->mem, "%s.%d", kept, (int)getpid());
    const char *source = life_path(l, "source");
    if (!life_fresh(kept)) {
        life_shell("rm -rf '%s' && cp -r '%s' '%s' && sed -i 's/^seq = .*/seq = %lu/' "
                   "'%s/pack.ini' && sed -i 's/它在枝头/它在%s枝头/' '%s/zh/science/rime.md'",
                   source, test_path("fixtures/mini"), source, (unsigned long)seq, source, rime,
                   source);
        life_shell("'%s/jstm-pack' build '%s' -o '%s' --cache '%s/keeper-pictures' >/dev/null 2>&1",
                   life_bin(), source, made, life_bin());
        life_shell("mv '%s' '%s'", made, kept); /* two tests may build the same one */
    }
    life_shell("cp '%s' '%s/%s.kpack'", kept, l->stick, name);
    return access(life_path(l, "STICK/%s.kpack", name), R_OK) == 0;
}

bool life_pack_of(struct life *l, const char *name, uint32_t seq, const char *shell)
{
    const char *source = life_path(l, "source");
    life_shell("rm -rf '%s' && cp -r '%s' '%s' && cd '%s' && sed -i 's/^seq = .*/seq = %lu/' "
               "pack.ini && { %s; }",
               source, test_path("fixtures/mini"), source, source, (unsigned long)seq, shell);
    life_shell(
        "'%s/jstm-pack' build '%s' -o '%s/%s.kpack' --cache '%s/keeper-pictures' >'%s/build' "
        "2>&1",
        life_bin(), source, l->stick, name, life_bin(), l->root);
    return access(life_path(l, "STICK/%s.kpack", name), R_OK) == 0;
}

bool life_sign_hash(struct life *l, const struct minisign_secret *key, const char *name,
                    const uint8_t hash[MINISIGN_HASH], const struct label *label)
{
    struct buf comment = {0}, text = {0};
    struct err err;
    bool ok;
    label_write(label, &comment);
    ok = minisign_sign(key, hash, buf_text(&comment), &text, &err) &&
         life_put(life_path(l, "STICK/%s.kpack.minisig", name), text.data, text.length);
    buf_finish(&comment);
    buf_finish(&text);
    return ok;
}

bool life_sign(struct life *l, const struct minisign_secret *key, const char *name,
               struct label label)
{
    uint8_t hash[MINISIGN_HASH];
    uint64_t size;
    struct err err;
    if (!minisign_hash_file(life_path(l, "STICK/%s.kpack", name), hash, &size, &err)) {
        return false;
    }
    label.size = label.size ? label.size : size;
    return life_sign_hash(l, key, name, hash, &label);
}

bool life_open(struct life *l, struct store *s)
{
    struct store_options o = {.folder = l->store,
                              .keys = &l->trusted,
                              .key_count = 1,
                              .fmt_major = 1,
                              .fmt_minor = 2,
                              .ops = &store_ops_system};
    struct err err;
    return store_open(s, &o, &err);
}

static int life_run_in(struct life *l, const char *locale, const char *words)
{
    const char *out = life_path(l, "said.txt");
    struct buf command = {0};
    struct err err;
    int status;
    buf_format(&command, "cd '%s' && LC_ALL=%s '%s/jstm-store' %s --store '%s' >'%s' 2>&1",
               l->stick, locale, life_bin(), words, l->store, out);
    status = system(command.data);
    buf_finish(&command);
    buf_clear(&l->said);
    if (!buf_read_file(&l->said, out, 1 << 22, &err)) {
        buf_format(&l->said, "%s", err.text);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int life_run(struct life *l, const char *words)
{
    return life_run_in(l, "C", words);
}

int life_run_zh(struct life *l, const char *words)
{
    return life_run_in(l, "zh_CN.UTF-8", words);
}

pid_t life_start(struct life *l, const char *command, const char *operand)
{
    const char *program = arena_format(&l->mem, "%s/jstm-store", life_bin());
    const char *out = life_path(l, "out");
    pid_t pid;
    unlink(out); /* what an earlier one said */
    pid = fork();
    if (pid == 0) {
        int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(fd, 1);
        execl(program, program, command, "--store", l->store, "--json", operand, (char *)NULL);
        _exit(127);
    }
    return pid;
}

bool life_last(struct life *l, struct store_line *out)
{
    const char *at = buf_text(&l->said), *stop;
    bool found = false;
    for (; (stop = strchr(at, '\n')); at = stop + 1) {
        found = (*at == '{' && store_line_read(at, (size_t)(stop - at), &l->mem, out)) ||
                (found && *at != '{');
    }
    return found;
}
